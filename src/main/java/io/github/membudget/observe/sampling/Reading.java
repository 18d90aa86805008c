package io.github.membudget.observe.sampling;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Metric;
import java.util.Optional;

/** Memory of several processes together, at one time. */
public record Reading(Bytes rss, Optional<Bytes> pss, Optional<Bytes> privateMemory) {
    static final Reading NOTHING = new Reading(Bytes.ZERO, Optional.of(Bytes.ZERO), Optional.of(Bytes.ZERO));

    /** The sum; a figure that one of them lacks, the sum lacks. */
    Reading plus(Reading other) {
        return new Reading(rss.plus(other.rss), sum(pss, other.pss), sum(privateMemory, other.privateMemory));
    }

    /** The figure that the metric names. */
    public Optional<Bytes> of(Metric metric) {
        return switch (metric) {
            case RSS -> Optional.of(rss);
            case PSS -> pss;
            case PRIVATE -> privateMemory;
        };
    }

    private static Optional<Bytes> sum(Optional<Bytes> one, Optional<Bytes> other) {
        return one.flatMap(first -> other.map(first::plus));
    }
}
