package io.github.membudget.model;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the fork itself noted of one test or class. Kept small, since a suite may have a hundred thousand of them.
 *
 * <p>Bytes, but for what is counted: loaded classes, threads, open files and child processes.
 */
public final class InFork {
    /** What is noted, in the order of the probe's log. */
    public enum Figure {
        RSS_BEFORE,
        RSS_AFTER,
        /** The highest RSS of the JVM while it ran, without child processes. */
        PEAK,
        /** The highest RSS since the last test or class began or ended. */
        PEAK_BEFORE,
        /** Allocated by the thread that ran it. */
        ALLOCATED,
        /** Allocated by all threads meanwhile; Java 21 and newer. */
        ALLOCATED_BY_ALL,
        /** Heap in use straight after the last collection before its end. */
        HEAP_AFTER_COLLECTION,
        DIRECT_BUFFERS,
        MAPPED_BUFFERS,
        METASPACE,
        LOADED_CLASSES,
        THREADS,
        OPEN_FILES,
        CHILD_PROCESSES,
        CHILD_PROCESSES_RSS
    }

    private static final Figure[] ALL = Figure.values();

    private final long startNanos;
    private final long endNanos;
    private final boolean shared;
    private final boolean exact;
    private final long[] figures;

    /**
     * @param startNanos on the fork's {@link System#nanoTime()}, which on Linux is the machine's
     * @param shared whether another test ran in the same JVM meanwhile
     * @param exact whether the peak is the kernel's mark, not the higher of two samples
     * @param figures in the order of {@link Figure}, negative where not known
     */
    public InFork(long startNanos, long endNanos, boolean shared, boolean exact, long[] figures) {
        this.startNanos = startNanos;
        this.endNanos = endNanos;
        this.shared = shared;
        this.exact = exact;
        this.figures = figures.clone();
    }

    /** What was seen from outside instead, in a JVM that does not know its own RSS. */
    public InFork with(Optional<Bytes> rssBefore, Optional<Bytes> rssAfter, Optional<Bytes> peak) {
        InFork completed = new InFork(startNanos, endNanos, shared, false, figures);
        completed.set(Figure.RSS_BEFORE, rssBefore);
        completed.set(Figure.RSS_AFTER, rssAfter);
        completed.set(Figure.PEAK, peak);
        return completed;
    }

    @SuppressWarnings("EnumOrdinal")
    private void set(Figure figure, Optional<Bytes> bytes) {
        figures[figure.ordinal()] = bytes.map(Bytes::value).orElse(-1L);
    }

    public static int figures() {
        return ALL.length;
    }

    public long startNanos() {
        return startNanos;
    }

    public long endNanos() {
        return endNanos;
    }

    public boolean shared() {
        return shared;
    }

    public boolean exact() {
        return exact;
    }

    @SuppressWarnings("EnumOrdinal") // An array of a hundred bytes for each test, not a map.
    private long value(Figure figure) {
        return figures[figure.ordinal()];
    }

    public Optional<Bytes> bytes(Figure figure) {
        long value = value(figure);
        return value < 0 ? Optional.empty() : Optional.of(new Bytes(value));
    }

    public OptionalLong count(Figure figure) {
        long value = value(figure);
        return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
