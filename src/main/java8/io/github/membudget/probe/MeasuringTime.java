package io.github.membudget.probe;

/** How much of this JVM's time measuring has taken, and so which tests are too short to be measured each by itself. */
final class MeasuringTime {
    /** So shortly after the last measurement nothing but our own listener has run. */
    static final long SAME_MOMENT_NANOS = 200_000;

    /** The same where measuring has become expensive: what ran in so short a time is not worth a measurement. */
    static final long NEARLY_SAME_MOMENT_NANOS = 2_000_000;

    /** A test this short has touched a few pages at most. */
    static final long NOTHING_NANOS = 50_000;

    /** The same where measuring has become expensive: little can become resident in that time, and the next measurement has it. */
    private static final long LITTLE_NANOS = 500_000;

    /** Measuring is expensive once it has taken more than one part in so many of the time. */
    private static final long EXPENSIVE_PART = 50;

    /** Files and processes are counted after a test that took so many times as long as counting, and after every class. */
    private static final long COUNTING_PART = 50;

    private final long began;
    private long spentNanos;
    private long countingNanos = 200_000;

    /** @param began by {@link System#nanoTime} */
    MeasuringTime(long began) {
        this.began = began;
    }

    void spend(long nanos) {
        spentNanos += nanos;
    }

    boolean isExpensive(long now) {
        return spentNanos * EXPENSIVE_PART > now - began;
    }

    /** Whether what was measured last is still true. */
    boolean isSameMoment(long last, long now) {
        long since = now - last;
        return since < SAME_MOMENT_NANOS || (since < NEARLY_SAME_MOMENT_NANOS && isExpensive(now));
    }

    /** Whether a test that has ended is too short to have used much. */
    boolean isBrief(Measurement test) {
        long took = test.endNanos - test.startNanos;
        return took < NOTHING_NANOS || (took < LITTLE_NANOS && isExpensive(test.endNanos));
    }

    /**
     * Counting files and processes took so long. One count that was slow by chance (a collection, a busy machine) at most doubles what the
     * next is expected to take: else tests of half a second would lose their figures.
     */
    void counted(long nanos) {
        countingNanos = Math.min(nanos, 2 * countingNanos);
    }

    /** Whether counting files and processes after this test is cheap beside it. */
    boolean isWorthCounting(Measurement test) {
        return test.endNanos - test.startNanos > countingNanos * COUNTING_PART;
    }
}
