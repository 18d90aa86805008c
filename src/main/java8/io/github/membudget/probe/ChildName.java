package io.github.membudget.probe;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** How a child process is called: of a JVM its main class or jar too, since there may be several. No arguments: they may have secrets. */
final class ChildName {
    private static final Pattern CLASS = Pattern.compile("[\\w$]+(?:[./][\\w$]+)*");

    /** Options of the launcher whose value is an argument of its own. */
    private static final Set<String> WITH_VALUE = new HashSet<String>(Arrays.asList(
            "-cp",
            "-classpath",
            "--class-path",
            "-p",
            "--module-path",
            "--upgrade-module-path",
            "--add-modules",
            "--limit-modules",
            "--add-opens",
            "--add-exports",
            "--add-reads",
            "--patch-module",
            "--enable-native-access"));

    private ChildName() {}

    /**
     * @param command its short name
     * @param line its arguments, with a NUL after each
     */
    static String of(String command, String line) {
        if (!command.equals("java")) {
            return command;
        }
        String[] words = line.split("\0", -1);
        int at = 1;
        while (at < words.length && words[at].startsWith("-") && !isMain(words[at])) {
            at += WITH_VALUE.contains(words[at]) ? 2 : 1;
        }
        boolean isNamed = at < words.length && isMain(words[at]);
        String main = at + (isNamed ? 1 : 0) < words.length ? words[at + (isNamed ? 1 : 0)] : "";
        String name = main.substring(main.lastIndexOf('/') + 1);
        boolean isKnown =
                isNamed ? name.matches("[\\w.-]+") : CLASS.matcher(main).matches();
        return isKnown ? command + " " + name : command;
    }

    private static boolean isMain(String word) {
        return word.equals("-jar") || word.equals("-m") || word.equals("--module");
    }
}
