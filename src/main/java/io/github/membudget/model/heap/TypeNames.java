package io.github.membudget.model.heap;

import java.util.regex.Pattern;

/** Names of types: as the JVM, and as people write them. */
public final class TypeNames {
    private static final Pattern JDKS = Pattern.compile("(java|javax|jdk|sun|com\\.sun)\\.");

    /** What the JVM adds to a lambda's name, another one each time. */
    private static final Pattern LAMBDA = Pattern.compile("(\\$\\$Lambda)[$/+].*");

    private static final Pattern RUNS_TESTS =
            Pattern.compile("(org\\.junit|org\\.testng|org\\.apache\\.maven\\.surefire|org\\.opentest4j"
                    + "|io\\.github\\.membudget)\\..*");

    private TypeNames() {}

    /**
     * Whether it is a part of what runs the tests.
     *
     * @param name of a class or of a method with its class
     */
    public static boolean runsTests(String name) {
        return RUNS_TESTS.matcher(name).matches();
    }

    /** Whether a class, or a field's class, is the JDK's own. */
    public static boolean isJdks(String name) {
        return JDKS.matcher(name).lookingAt();
    }

    /** Without what differs from run to run. */
    public static String lasting(String name) {
        return LAMBDA.matcher(name).replaceFirst("$1");
    }

    /** Without the package where it is {@code java.util}, {@code java.lang} or one below them: {@code HashMap}. */
    public static String shortName(String name) {
        return name.startsWith("java.util.") || name.startsWith("java.lang.")
                ? name.substring(name.lastIndexOf('.') + 1)
                : name;
    }

    /** {@code com.acme.ATest} of {@code com.acme.ATest$Inner}. */
    public static String outermost(String className) {
        int nested = className.indexOf('$');
        return nested < 0 ? className : className.substring(0, nested);
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
