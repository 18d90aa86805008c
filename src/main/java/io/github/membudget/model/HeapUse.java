package io.github.membudget.model;

/**
 * A JVM's heap as its own counters had it after the last collection.
 *
 * @param max what it may grow to
 */
public record HeapUse(Bytes used, Bytes max) {
    /** What collectors leave unused of a heap in which nothing more finds room: up to so many percent. */
    private static final int SLACK_PERCENT = 10;

    public boolean full() {
        return max.value() > 0 && used.value() >= max.value() / 100 * (100 - SLACK_PERCENT);
    }
}
