package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.ClassFacts.Left;
import io.github.membudget.probe.format.LeftoverKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Something that a test class left behind: a thread, an open file, a temporary file. */
public record Leftover(String className, Left left) {
    private static final Pattern SIZE = Pattern.compile("/? \\([^()]*\\)$");

    private static final Pattern FILES = Pattern.compile("\\((\\d+) files, (\\d+) bytes[^()]*\\)$");

    private static final Pattern ONE_FILE = Pattern.compile("\\((\\d+) bytes\\)$");

    /** From the first digit or mark on, a name is made anew each time; its ending stays. */
    private static final Pattern MADE_UP = Pattern.compile("[^\\p{L}].*?(?=(\\.\\p{L}+|-wal|-shm|-journal)*$)");

    boolean isThread() {
        return left.kind() == LeftoverKind.THREAD;
    }

    public boolean isTemporaryFile() {
        return left.kind() == LeftoverKind.TEMPORARY_FILE;
    }

    /** Of a temporary file, or of the files of a directory, by its detail; 0 for all else. */
    public long bytes() {
        Matcher one = ONE_FILE.matcher(left.detail());
        return isTemporaryFile() && one.find() ? Long.parseLong(one.group(1)) : size(2);
    }

    /** How many files; 0 for all else. */
    public long files() {
        return size(1);
    }

    /** The directory that has them. */
    public String directory() {
        return SIZE.matcher(left.detail()).replaceFirst("");
    }

    private long size(int group) {
        Matcher size = FILES.matcher(left.detail());
        return left.kind() == LeftoverKind.FILE && size.find() ? Long.parseLong(size.group(group)) : 0;
    }

    /** What the names of temporary files made by one place in a program have in common. */
    String kindOfName() {
        String path = SIZE.matcher(left.detail()).replaceFirst("");
        return MADE_UP.matcher(path.substring(path.lastIndexOf('/') + 1)).replaceFirst("*");
    }
}
