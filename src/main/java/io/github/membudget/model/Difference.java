package io.github.membudget.model;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A figure that differs from the baseline by more than noise.
 *
 * @param module its key in the baseline
 * @param name of the class, the package or the finding; empty for the module itself
 * @param before what the baseline has; absent for what is new
 * @param now bytes; absent for what is gone or not known
 */
public record Difference(
        Figure figure, Change change, String module, String name, Optional<Spread> before, OptionalLong now) {

    /** Which figure. */
    public enum Figure {
        MODULE,
        PEAK,
        CLASS,
        CLASS_RAISED,
        CLASS_KEPT,
        LIVE_HEAP,
        PACKAGE_LIVE_HEAP,
        FINDING;

        /** Whether only investigations have it. */
        public boolean isOfInvestigations() {
            return this == LIVE_HEAP || this == PACKAGE_LIVE_HEAP || this == FINDING;
        }
    }

    /** How it differs. */
    public enum Change {
        GREW,
        FELL,
        NEW,
        GONE
    }

    /**
     * Where a further run is expected, by those that there are; bytes.
     *
     * @param low anything from here
     * @param high to here is noise
     */
    public record Spread(int runs, long median, long low, long high) {}

    /** Now less before; what is new or gone counts whole. */
    public long by() {
        return now.orElse(0) - before.map(Spread::median).orElse(0L);
    }
}
