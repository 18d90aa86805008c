package io.github.membudget.model;

/**
 * What was kept free for a module before its forks started.
 *
 * @param waitedMillis how long it waited for that
 */
public record Reservation(Bytes bytes, Basis basis, long waitedMillis) {
    /** Where the figure comes from. */
    public enum Basis {
        /** The module's own. */
        CEILING,
        /** The highest peak of the baseline's runs, and a tenth more. */
        BASELINE,
        /** The peak of its last whole run, and a tenth more. */
        LAST_RUN,
        /** What a test JVM takes as a rule. */
        ESTIMATE
    }
}
