package io.github.membudget.model;

import java.util.List;

/**
 * A peak over a ceiling, or over what a module may grow to.
 *
 * @param kind of what was passed
 * @param project the reactor project, {@code groupId:artifactId}; the empty string for the suite
 * @param name the module's or test's name; {@code suite} for the suite
 * @param observed the peak: over the ceiling, or at it where the kernel went no further
 * @param atMillis when, in milliseconds since the session started
 * @param during the tests that ran then
 * @param message the whole text for people
 */
public record Breach(
        Kind kind,
        Scope scope,
        String project,
        String name,
        Bytes ceiling,
        Bytes observed,
        long atMillis,
        List<String> during,
        String message) {

    /** A ceiling's. */
    public Breach(
            Scope scope,
            String project,
            String name,
            Bytes ceiling,
            Bytes observed,
            long atMillis,
            List<String> during,
            String message) {
        this(Kind.CEILING, scope, project, name, ceiling, observed, atMillis, during, message);
    }

    /** What was passed. */
    public enum Kind {
        CEILING,
        /** What the baseline and {@code maxGrowth} allow. */
        GROWTH
    }

    /** What the ceiling belongs to. */
    public enum Scope {
        SUITE,
        MODULE,
        TEST
    }

    public Bytes over() {
        return observed.minus(ceiling);
    }

    /** The same with one more line of words. */
    public Breach withLine(String line) {
        return new Breach(kind, scope, project, name, ceiling, observed, atMillis, during, message + "\n" + line);
    }
}
