package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.ClassFacts.Left;
import io.github.membudget.probe.format.LeftoverKind;
import java.util.regex.Pattern;

/** Something that a test class left behind: a thread, an open file, a temporary file. */
public record Leftover(String className, Left left) {
    private static final Pattern SIZE = Pattern.compile("/? \\([^()]*\\)$");

    /** From the first digit or mark on, a name is made anew each time; its ending stays. */
    private static final Pattern MADE_UP = Pattern.compile("[^\\p{L}].*?(?=(\\.\\p{L}+|-wal|-shm|-journal)*$)");

    boolean isThread() {
        return left.kind() == LeftoverKind.THREAD;
    }

    boolean isTemporaryFile() {
        return left.kind() == LeftoverKind.TEMPORARY_FILE;
    }

    /** What the names of temporary files made by one place in a program have in common. */
    String kindOfName() {
        String path = SIZE.matcher(left.detail()).replaceFirst("");
        return MADE_UP.matcher(path.substring(path.lastIndexOf('/') + 1)).replaceFirst("*");
    }
}
