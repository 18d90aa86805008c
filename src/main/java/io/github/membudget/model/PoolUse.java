package io.github.membudget.model;

/**
 * How full a JVM's memory of one kind was, by its own counters: a heap after its last collection, a code cache at its most.
 *
 * @param max what it may grow to
 */
public record PoolUse(Pool pool, Bytes used, Bytes max) {
    /** Kinds that can run out while the JVM lives on. */
    public enum Pool {
        HEAP,
        METASPACE,
        CODE_CACHE
    }

    /** What collectors leave unused of a heap in which nothing more finds room: up to so many percent. */
    private static final int SLACK_PERCENT = 10;

    public boolean full() {
        return max.value() > 0 && used.value() >= max.value() / 100 * (100 - SLACK_PERCENT);
    }

    public double share() {
        return (double) used.value() / max.value();
    }
}
