package io.github.membudget.surefire;

import io.github.membudget.plan.Ties;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;

/**
 * Test classes that run in one JVM or not at all: a TestNG test may depend on one in another class, and without that TestNG finds no test of the
 * whole run.
 */
final class TiedClasses {
    private final Map<String, List<TestNgMarks>> marks = new TreeMap<>();
    private final List<SortedSet<String>> tied = new ArrayList<>();

    private TiedClasses() {}

    /**
     * @param directory with the class files
     */
    static Ties among(Path directory, Collection<String> names) {
        TiedClasses classes = new TiedClasses();
        for (String name : names) {
            classes.marks.put(name, marks(directory, name));
        }
        classes.marks.keySet().forEach(classes::tie);
        return new Ties(List.copyOf(classes.tied));
    }

    /** Of the class and what it inherits of this project's. */
    private static List<TestNgMarks> marks(Path directory, String name) {
        List<TestNgMarks> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String next = name;
        // Stale class files may extend each other.
        while (!next.isEmpty() && seen.add(next)) {
            Path file = directory.resolve(next.replace('.', '/') + ".class");
            if (!Files.isRegularFile(file)) {
                return all;
            }
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                TestNgMarks read = TestNgMarks.read(in);
                all.add(read);
                next = read.superclass();
            } catch (IOException e) {
                // The JVM will say what is wrong with it.
                return all;
            }
        }
        return all;
    }

    private void tie(String name) {
        Set<String> group = new HashSet<>();
        for (TestNgMarks own : marks.getOrDefault(name, List.of())) {
            for (String wanted : own.dependsOnGroups()) {
                marks.forEach((other, theirs) -> {
                    if (theirs.stream().flatMap(one -> one.groups().stream()).anyMatch(one -> matches(wanted, one))) {
                        group.add(other);
                    }
                });
            }
            for (String method : own.dependsOnMethods()) {
                String other = method.substring(0, Math.max(0, method.lastIndexOf('.')));
                if (marks.containsKey(other)) {
                    group.add(other);
                }
            }
        }
        group.add(name);
        if (group.size() > 1) {
            join(group);
        }
    }

    private void join(Set<String> group) {
        SortedSet<String> joined = new TreeSet<>(group);
        tied.removeIf(one -> {
            boolean meets = one.stream().anyMatch(group::contains);
            if (meets) {
                joined.addAll(one);
            }
            return meets;
        });
        tied.add(joined);
    }

    /** TestNG takes it for a regular expression. */
    private static boolean matches(String wanted, String group) {
        try {
            return group.matches(wanted);
        } catch (PatternSyntaxException e) {
            return group.equals(wanted);
        }
    }
}
