package io.github.membudget.schedule;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Reservation.Basis;
import java.util.Optional;

/** How much memory a module is expected to take while it runs. */
public record ExpectedMemory(Bytes bytes, Basis basis) {
    /** What one test JVM takes as a rule, Spring and the like included. */
    private static final Bytes ONE_JVM = Bytes.ofMebibytes(512);

    /** What a small JVM has beside its heap. */
    private static final Bytes BESIDE_HEAP = Bytes.ofMebibytes(128);

    /** Of the memory that it sees, as a JVM's heap takes it where nobody says more. */
    private static final int HEAP_PART = 4;

    /** Further JVMs of a module are a guess: those of all four projects of {@code -T 4} should fit. */
    private static final int SUITE_PART = 4;

    /** One run differs from another. */
    private static final int NOISE_PART = 10;

    /** By its own ceiling. */
    public static ExpectedMemory ofCeiling(Bytes ceiling) {
        return new ExpectedMemory(ceiling, Basis.CEILING);
    }

    /**
     * By its peak in an earlier run.
     *
     * @param from where that is known from
     */
    public static ExpectedMemory ofPeak(Bytes peak, Basis from) {
        return new ExpectedMemory(peak.plus(new Bytes(peak.value() / NOISE_PART)), from);
    }

    /**
     * Where nothing is known of it.
     *
     * @param heap -Xmx of each fork, where there is one
     * @param forks that may be alive at one time
     * @param seen memory that a fork sees
     * @param suite the suite's ceiling
     */
    public static ExpectedMemory estimate(Optional<Bytes> heap, int forks, Bytes seen, Bytes suite) {
        Bytes most = heap.orElse(new Bytes(seen.value() / HEAP_PART)).plus(BESIDE_HEAP);
        long one = Math.min(ONE_JVM.value(), most.value());
        long all = Math.min(one * forks, suite.value() / SUITE_PART);
        return new ExpectedMemory(new Bytes(Math.max(one, all)), Basis.ESTIMATE);
    }
}
