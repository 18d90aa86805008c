package io.github.membudget.model;

import java.util.List;

/**
 * A test class from its first hook to its last, as its fork noted it.
 *
 * @param pid of the fork
 * @param startMillis milliseconds since the session started
 */
public record ClassFacts(
        String className,
        long pid,
        long startMillis,
        long durationMillis,
        List<String> tags,
        InFork figures,
        List<Left> left) {

    /**
     * Something that was there when the class had ended, not when it began, and still later.
     *
     * @param detail in words, as the fork wrote them
     * @param shared whether other classes ran in the same JVM meanwhile, which may have left it too
     */
    public record Left(LeftKind kind, String detail, boolean shared) {}
}
