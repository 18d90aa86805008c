package io.github.membudget.probe;

/**
 * How much time the snapshots at the ends of classes may take. Where tests are short beside a snapshot only some classes have one of their own, evenly
 * over the run, and the next snapshot speaks for the others too.
 */
final class SnapshotBudget {
    /** Snapshots may take so long before any test has run. */
    private static final double FREE_NANOS = 2e9;

    /** The part of the tests' time that they may take … */
    private static final double PART_OF_TESTS = 0.65;

    /** … saved up for so many of them at most. */
    private static final int MOST_SAVED = 3;

    /**
     * Beyond the budget so many classes share a snapshot. They must be few, or what has one cause cannot be told from what has another. One more
     * shares it …
     */
    private static final int TOGETHER = 2;

    /** … for every so many snapshots' time of debt. */
    private static final double SNAPSHOTS_OWED = 6;

    /** With a debt of more than this only the budget counts. */
    private static final double MOST_DEBT_NANOS = 20e9;

    private double savedNanos;
    private long costNanos;

    SnapshotBudget() {
        this(FREE_NANOS);
    }

    /** @param freeNanos that snapshots may take before any test has run */
    SnapshotBudget(double freeNanos) {
        savedNanos = freeNanos;
    }

    /** Tests ran for so long. */
    void earn(long nanos) {
        double most = Math.max(savedNanos, (double) MOST_SAVED * costNanos);
        savedNanos = Math.min(most, savedNanos + PART_OF_TESTS * nanos);
    }

    /** A snapshot took so long. */
    void spend(long nanos) {
        costNanos = nanos;
        savedNanos -= nanos;
    }

    /** What the last snapshot took. */
    long costNanos() {
        return costNanos;
    }

    /** @param classes how many have ended since the last snapshot */
    boolean allowsSnapshot(int classes) {
        return savedNanos >= costNanos || (classes >= together() && !isExhausted());
    }

    private double together() {
        return TOGETHER + Math.max(0, -savedNanos) / (SNAPSHOTS_OWED * costNanos);
    }

    /** Whether the debt is too large for snapshots beyond the budget. */
    boolean isExhausted() {
        return savedNanos < -MOST_DEBT_NANOS;
    }
}
