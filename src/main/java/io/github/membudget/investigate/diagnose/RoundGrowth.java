package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding.Severity;

/**
 * What a cause kept after the first round of its classes, and after the last.
 *
 * @param rounds in which the same classes ran in one JVM
 * @param isWhole whether every test passed in the later rounds: one that failed may not have come to what it keeps
 */
public record RoundGrowth(int rounds, Bytes first, Bytes last, boolean isWhole) {
    /** A table that is filled once still changes by so much: … */
    private static final long LEAST = 256 << 10;

    /** … or by this part of it. */
    private static final long LEAST_PART = 10;

    /** Of each round after the first, in bytes; negative where less was kept. */
    public long perRound() {
        return (last.value() - first.value()) / (rounds - 1);
    }

    public boolean grows() {
        return last.value() - first.value() > Math.max(LEAST, first.value() / LEAST_PART);
    }

    /** What grows with each round will go on growing; what was filled once may be meant to stay. */
    Severity rated(Severity measured) {
        if (grows()) {
            return measured == Severity.LOW ? Severity.MEDIUM : measured;
        }
        return isWhole ? Severity.LOW : measured;
    }
}
