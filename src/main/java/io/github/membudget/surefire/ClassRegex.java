package io.github.membudget.surefire;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One Surefire pattern for many classes: thousands of single patterns would each be tried on each class. */
final class ClassRegex {
    private ClassRegex() {}

    /** Matches exactly these classes, by binary name; at least one. */
    static String of(Collection<String> classes) {
        Map<String, String> byPackage = classes.stream()
                .map(name -> name.replace('.', '/'))
                .collect(Collectors.groupingBy(
                        path -> path.substring(0, path.lastIndexOf('/') + 1),
                        TreeMap::new,
                        Collectors.mapping(
                                path -> quoted(path.substring(path.lastIndexOf('/') + 1)), Collectors.joining("|"))));
        return byPackage.entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + "(" + entry.getValue() + ")")
                .collect(Collectors.joining("|", "%regex[(", ")\\.class]"));
    }

    /** Square brackets would end Surefire's pattern, so special characters are escaped one by one. */
    private static String quoted(String text) {
        return text.replace("$", "\\$").replace("+", "\\+").replace("(", "\\(").replace(")", "\\)");
    }
}
