package io.github.membudget.explain;

import java.util.regex.Pattern;

/** Types as people write them. */
public final class TypeNames {
    private static final Pattern JDKS = Pattern.compile("(java|javax|jdk|sun|com\\.sun)\\.");

    private TypeNames() {}

    /** Whether a class, or a field's class, is the JDK's own. */
    public static boolean isJdks(String name) {
        return JDKS.matcher(name).lookingAt();
    }

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
