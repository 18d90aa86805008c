package io.github.membudget.model;

import java.util.Optional;

/**
 * What was kept free for a module before its forks started.
 *
 * @param waitedMillis how long it waited for that
 * @param next what is to be kept free for it in the next run, by what was measured; absent where no whole run was
 */
public record Reservation(Bytes bytes, Basis basis, long waitedMillis, Optional<Bytes> next) {
    public Reservation(Bytes bytes, Basis basis, long waitedMillis) {
        this(bytes, basis, waitedMillis, Optional.empty());
    }

    /** The same, with what a whole run has measured; after another, what the last whole one had is still known. */
    public Reservation after(Optional<Bytes> measured) {
        return new Reservation(bytes, basis, waitedMillis, measured.or(() -> Optional.of(bytes)
                .filter(any -> basis == Basis.LAST_RUN)));
    }

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
