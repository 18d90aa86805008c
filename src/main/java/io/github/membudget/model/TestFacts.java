package io.github.membudget.model;

import io.github.membudget.probe.format.ForkFigure;
import java.util.Optional;

/**
 * What was seen of one test: from outside between the samples, and by its fork where that notes itself.
 *
 * @param fork Surefire's number of the fork
 * @param startMillis milliseconds since the session started
 * @param sampled RSS of its fork's tree
 * @param inFork what the fork noted, absent where it could not
 * @param ceilingTag what a tag {@code membudget:…} of the test names as its ceiling, unchecked
 * @param children RSS of the fork's child processes, absent where it had none about then
 */
public record TestFacts(
        TestId id,
        int fork,
        TestStatus status,
        long startMillis,
        long durationMillis,
        Heights sampled,
        Optional<InFork> inFork,
        Optional<String> ceilingTag,
        Optional<Heights> children,
        Attribution attribution) {

    /**
     * Samples around a span of time.
     *
     * @param before the last at or before its start
     * @param after the first at or after its end
     * @param peak the highest from the one to the other
     */
    public record Heights(Optional<Bytes> before, Optional<Bytes> after, Optional<Bytes> peak) {
        public static final Heights NONE = new Heights(Optional.empty(), Optional.empty(), Optional.empty());

        private Heights endingAt(Bytes counted) {
            return new Heights(
                    before,
                    Optional.of(counted),
                    peak.filter(counted::exceeds).isPresent() || peak.isEmpty() ? Optional.of(counted) : peak);
        }

        private long risen() {
            return peak.map(Bytes::value).orElse(0L) - before.map(Bytes::value).orElse(0L);
        }

        private long kept() {
            return after.map(Bytes::value).orElse(0L) - before.map(Bytes::value).orElse(0L);
        }
    }

    /** The same test under its class's full name, where it was told under that of a class around it. */
    public TestFacts in(String className) {
        return className.equals(id.className())
                ? this
                : new TestFacts(
                        new TestId(className, id.method(), id.displayName()),
                        fork,
                        status,
                        startMillis,
                        durationMillis,
                        sampled,
                        inFork,
                        ceilingTag,
                        children,
                        attribution);
    }

    /**
     * The same test with what its fork noted, which knows best what ran beside it; where it does not know its own RSS, what was sampled may be
     * a neighbour's still.
     */
    public TestFacts with(InFork noted, Optional<String> ownCeiling) {
        return new TestFacts(
                id,
                fork,
                status,
                startMillis,
                durationMillis,
                sampled,
                Optional.of(noted),
                ownCeiling,
                noted.bytes(ForkFigure.CHILD_PROCESSES_RSS)
                        .filter(bytes -> bytes.value() > 0)
                        .map(bytes -> children.orElse(Heights.NONE).endingAt(bytes))
                        .or(() -> children),
                noted.shared() || (noted.bytes(ForkFigure.PEAK).isEmpty() && attribution == Attribution.SHARED)
                        ? Attribution.SHARED
                        : Attribution.EXCLUSIVE);
    }

    /** The highest RSS while it ran, child processes included. */
    public Optional<Bytes> peakRss() {
        Bytes beside = children.flatMap(Heights::peak).orElse(Bytes.ZERO);
        return noted(ForkFigure.PEAK).map(beside::plus).or(sampled::peak);
    }

    /** {@link PeakSource#KERNEL} where the JVM's own mark says it and there were no child processes. */
    public PeakSource peakSource() {
        return inFork.filter(InFork::exact).isPresent() && children.isEmpty() ? PeakSource.KERNEL : PeakSource.SAMPLED;
    }

    /** Peak less the start, where both are known; never negative. */
    public Optional<Bytes> peakGrowth() {
        Optional<Bytes> before = noted(ForkFigure.RSS_BEFORE);
        if (before.isEmpty()) {
            return sampled.peak().flatMap(peak -> sampled.before().map(peak::minus));
        }
        long beside = children.map(Heights::risen).orElse(0L);
        return noted(ForkFigure.PEAK).map(peak -> peak.minus(before.get()).plus(new Bytes(Math.max(0, beside))));
    }

    /** What was still there at the end, in bytes; negative where the test gave memory back. */
    public Optional<Long> growth() {
        Optional<Bytes> before = noted(ForkFigure.RSS_BEFORE);
        if (before.isEmpty()) {
            return sampled.after().flatMap(after -> sampled.before().map(start -> after.value() - start.value()));
        }
        long beside = children.map(Heights::kept).orElse(0L);
        return noted(ForkFigure.RSS_AFTER)
                .map(after -> after.value() - before.get().value() + beside);
    }

    private Optional<Bytes> noted(ForkFigure figure) {
        return inFork.flatMap(noted -> noted.bytes(figure));
    }
}
