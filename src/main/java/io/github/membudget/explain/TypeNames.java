package io.github.membudget.explain;

/** Types as people write them. */
public final class TypeNames {
    private TypeNames() {}

    /** {@code [[Ljava.lang.String;} is {@code java.lang.String[][]}. */
    public static String readable(String name) {
        int dimensions = 0;
        while (dimensions < name.length() && name.charAt(dimensions) == '[') {
            dimensions++;
        }
        if (dimensions == 0 || dimensions == name.length()) {
            return name;
        }
        String element =
                switch (name.charAt(dimensions)) {
                    case 'B' -> "byte";
                    case 'C' -> "char";
                    case 'D' -> "double";
                    case 'F' -> "float";
                    case 'I' -> "int";
                    case 'J' -> "long";
                    case 'S' -> "short";
                    case 'Z' -> "boolean";
                    default -> name.substring(dimensions + 1).replaceFirst(";$", "");
                };
        return element + "[]".repeat(dimensions);
    }
}
