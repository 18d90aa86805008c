package io.github.membudget.model;

import java.util.List;

/**
 * A peak over a ceiling.
 *
 * @param project the reactor project, {@code groupId:artifactId}; the empty string for the suite
 * @param name the module's or test's name; {@code suite} for the suite
 * @param observed the peak: over the ceiling, or at it where the kernel went no further
 * @param atMillis when, in milliseconds since the session started
 * @param during the tests that ran then
 * @param message the whole text for people
 */
public record Breach(
        Scope scope,
        String project,
        String name,
        Bytes ceiling,
        Bytes observed,
        long atMillis,
        List<String> during,
        String message) {

    /** What the ceiling belongs to. */
    public enum Scope {
        SUITE,
        MODULE,
        TEST
    }

    public Bytes over() {
        return observed.minus(ceiling);
    }
}
