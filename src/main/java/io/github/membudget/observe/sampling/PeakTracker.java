package io.github.membudget.observe.sampling;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Peak;
import io.github.membudget.model.PeakSource;
import java.util.Optional;

/** Keeps the highest of what it is shown. */
final class PeakTracker {
    /** Heights that differ by less than one part in so many count as reached at the same time. */
    private static final int SAME_HEIGHT = 100;

    /** Less has a process that is only just becoming one, and ends before it is. */
    private static final long LEAST_OF_A_JVM = Bytes.ofMebibytes(1).value();

    private long rss;
    private long anchor;
    private PeakSource source = PeakSource.SAMPLED;
    private long fromMillis;
    private long toMillis;
    private long samples;
    private Optional<Bytes> pss = Optional.empty();
    private Optional<Bytes> privateMemory = Optional.empty();

    /** @param fromMillis since when it may have been reached: the time of the sample before */
    synchronized void rss(Bytes candidate, PeakSource of, long fromMillis, long atMillis) {
        // The kernel's mark of the same height is the better witness.
        boolean betterWitness = candidate.value() == rss && of == PeakSource.KERNEL;
        if (candidate.value() > rss || betterWitness) {
            rss = candidate.value();
            source = of;
        }
        // A last creep of some pages, while the JVM ends, must not take the peak's time from the test that made it.
        if (candidate.value() > anchor + anchor / SAME_HEIGHT) {
            anchor = candidate.value();
            this.fromMillis = fromMillis;
            toMillis = atMillis;
        }
    }

    synchronized void sampled(Reading reading) {
        samples++;
        pss = highest(pss, reading.pss());
        privateMemory = highest(privateMemory, reading.privateMemory());
    }

    synchronized void share(Bytes share) {
        pss = highest(pss, Optional.of(share));
    }

    /** Empty where no sample of a JVM was ever taken. */
    synchronized Optional<Peak> peak() {
        return rss < LEAST_OF_A_JVM
                ? Optional.empty()
                : Optional.of(new Peak(new Bytes(rss), source, toMillis, samples, pss, privateMemory));
    }

    /** Whether a span of time touches that in which the peak was reached. */
    synchronized boolean during(long startMillis, long endMillis) {
        return startMillis <= toMillis && endMillis >= fromMillis;
    }

    private static Optional<Bytes> highest(Optional<Bytes> one, Optional<Bytes> other) {
        return one.isEmpty() || (other.isPresent() && other.get().exceeds(one.get())) ? other.or(() -> one) : one;
    }
}
