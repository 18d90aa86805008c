package io.github.membudget.run;

import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.ClassFacts.Left;
import io.github.membudget.probe.format.LeftoverKind;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Leaves to a class those temporary files alone into which its JVM is known to have written: every process of the machine may make some. */
final class OwnFiles {
    private static final Pattern SIZE = Pattern.compile("/? \\([^()]*\\)$");

    private OwnFiles() {}

    /** @param written by the forks */
    static List<ClassFacts> of(List<ClassFacts> classes, Set<String> written) {
        NavigableSet<String> sorted = new TreeSet<>(written);
        return classes.stream()
                .map(facts -> facts.withLeft(facts.left().stream()
                        .filter(left -> left.kind() != LeftoverKind.TEMPORARY_FILE || isWritten(left, sorted))
                        .toList()))
                .toList();
    }

    private static boolean isWritten(Left left, NavigableSet<String> written) {
        String path = SIZE.matcher(left.detail()).replaceFirst("");
        String next = written.ceiling(path + "/");
        return written.contains(path) || next != null && next.startsWith(path + "/");
    }
}
