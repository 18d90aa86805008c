package io.github.membudget.model;

import io.github.membudget.probe.format.ForkFigure;
import io.github.membudget.probe.format.LeftoverKind;
import java.util.List;

/**
 * A test class from its first hook to its last, as its fork noted it.
 *
 * @param pid of the fork
 * @param startMillis milliseconds since the session started
 */
public record ClassFacts(
        String className,
        long pid,
        long startMillis,
        long durationMillis,
        List<String> tags,
        InFork figures,
        List<Left> left) {

    public ClassFacts withLeft(List<Left> other) {
        return new ClassFacts(className, pid, startMillis, durationMillis, tags, figures, other);
    }

    /** RSS in bytes at its end over that at its start; negative where it fell, 0 where one of them is not known. */
    public long kept() {
        return figures.bytes(ForkFigure.RSS_AFTER).map(Bytes::value).orElse(0L)
                - figures.bytes(ForkFigure.RSS_BEFORE).map(Bytes::value).orElse(0L);
    }

    /** The highest RSS while it ran, over that at its start. */
    public Bytes peakGrowth() {
        Bytes before = figures.bytes(ForkFigure.RSS_BEFORE).orElse(Bytes.ZERO);
        return figures.bytes(ForkFigure.PEAK).map(peak -> peak.minus(before)).orElse(Bytes.ZERO);
    }

    /**
     * Something that was there when the class had ended, not when it began, and still later.
     *
     * @param detail in words, as the fork wrote them
     * @param shared whether other classes ran in the same JVM meanwhile, which may have left it too
     */
    public record Left(LeftoverKind kind, String detail, boolean shared) {}
}
