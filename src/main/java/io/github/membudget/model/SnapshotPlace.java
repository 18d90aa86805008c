package io.github.membudget.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where what a snapshot shows came from: the test class that had just ended, or one of those that ended since the snapshot before.
 *
 * @param className that had just ended; empty before the first class
 * @param earlier classes that ended before it without a snapshot of their own, as far as they are named
 * @param unnamed how many more of these there are
 */
public record SnapshotPlace(String className, List<String> earlier, int unnamed) {
    private static final int MOST_NAMED = 8;

    /** Of one class alone. */
    public static SnapshotPlace of(String className) {
        return of(className, List.of());
    }

    /** @param earlier in the order in which they ended; the last ones are named */
    static SnapshotPlace of(String className, List<String> earlier) {
        int unnamed = Math.max(0, earlier.size() - MOST_NAMED);
        return new SnapshotPlace(className, List.copyOf(earlier.subList(unnamed, earlier.size())), unnamed);
    }

    /** Whether any class had ended. */
    public boolean isAfterAClass() {
        return !className.isEmpty();
    }

    /** Of the class that had just ended; no snapshot stands for classes of two packages. */
    public String packageName() {
        return packageOf(className);
    }

    /** {@code com.acme} of {@code com.acme.ATest}. */
    public static String packageOf(String className) {
        int dot = className.lastIndexOf('.');
        return dot < 0 ? "(default package)" : className.substring(0, dot);
    }

    /** @param span a test or a class */
    public boolean has(String span) {
        return Stream.concat(Stream.of(className), earlier.stream()).anyMatch(one -> isWithin(span, one));
    }

    private static boolean isWithin(String span, String className) {
        return span.equals(className) || span.startsWith(className + ".") || span.startsWith(className + "$");
    }

    /** The same, where not all of its classes are named. */
    public boolean mayHave(String span) {
        return unnamed > 0 || has(span);
    }

    /** As people read it: {@code com.acme.CTest or one before it: 3 more, com.acme.ATest, com.acme.BTest}. */
    @Override
    public String toString() {
        return earlier.isEmpty()
                ? className
                : className + " or one before it: " + (unnamed == 0 ? "" : unnamed + " more, ")
                        + String.join(", ", earlier);
    }
}
