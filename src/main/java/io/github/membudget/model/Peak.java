package io.github.membudget.model;

import java.util.Optional;

/**
 * The highest memory of something, summed over all its processes alive at one time.
 *
 * @param rss resident memory
 * @param source where the RSS figure comes from
 * @param atMillis when it, or 99 % of it, was first reached, in milliseconds since the session started
 * @param samples how many samples were taken of it
 * @param pss the highest proportional share seen, where the system gives it (sampled)
 * @param privateMemory the highest private memory seen, where the system gives it (sampled)
 */
public record Peak(
        Bytes rss, PeakSource source, long atMillis, long samples, Optional<Bytes> pss, Optional<Bytes> privateMemory) {

    /** The same with the RSS of a better witness; what was sampled beside it stays. */
    public Peak withRss(Peak witness) {
        return new Peak(witness.rss, witness.source, witness.atMillis, samples, pss, privateMemory);
    }

    /** The same RSS, from another source. */
    public Peak by(PeakSource witness) {
        return new Peak(rss, witness, atMillis, samples, pss, privateMemory);
    }

    /** The figure that the metric names, absent where the system did not give it. */
    public Optional<Bytes> of(Metric metric) {
        return switch (metric) {
            case RSS -> Optional.of(rss);
            case PSS -> pss;
            case PRIVATE -> privateMemory;
        };
    }
}
