package io.github.membudget.model;

import io.github.membudget.probe.format.ForkFigure;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the fork itself noted of one test or class. Kept small, since a suite may have a hundred thousand of them.
 *
 * <p>Bytes, but for what is counted: loaded classes, threads, open files and child processes.
 */
public final class InFork {
    private static final ForkFigure[] ALL = ForkFigure.values();

    private final long startNanos;
    private final long endNanos;
    private final boolean shared;
    private final boolean exact;
    private final long[] figures;

    /**
     * @param startNanos on the fork's {@link System#nanoTime()}, which on Linux is the machine's
     * @param shared whether another test ran in the same JVM meanwhile
     * @param exact whether the peak is the kernel's mark, not the higher of two samples
     * @param figures in the order of {@link ForkFigure}, negative where not known
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
        completed.set(ForkFigure.RSS_BEFORE, rssBefore);
        completed.set(ForkFigure.RSS_AFTER, rssAfter);
        completed.set(ForkFigure.PEAK, peak);
        return completed;
    }

    @SuppressWarnings("EnumOrdinal")
    private void set(ForkFigure figure, Optional<Bytes> bytes) {
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
    private long value(ForkFigure figure) {
        return figures[figure.ordinal()];
    }

    public Optional<Bytes> bytes(ForkFigure figure) {
        long value = value(figure);
        return value < 0 ? Optional.empty() : Optional.of(new Bytes(value));
    }

    public OptionalLong count(ForkFigure figure) {
        long value = value(figure);
        return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
