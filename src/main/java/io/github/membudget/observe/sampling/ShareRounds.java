package io.github.membudget.observe.sampling;

import io.github.membudget.model.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** When proportional shares (PSS) are read. They are expensive, so most rounds use the last values again. */
final class ShareRounds {
    /** The part of one core that reading proportional shares may cost in the long run: one in this many. */
    private static final long COST = 500;

    /** What may be spent at once, so that a short module's steep rise is followed too. */
    private static final long SAVINGS_NANOS = TimeUnit.MILLISECONDS.toNanos(60);

    /** With all savings left, a share is read again when RSS has moved by one part in so many; with less, by more. */
    private static final int STALE = 20;

    /** While the sum of RSS is over the suite's ceiling, shares are read no more than this part of the time: one in so many. */
    private static final long DECIDING_COST = 10;

    private final boolean everyRound;
    private final Optional<Bytes> suiteCeiling;
    private long credit = SAVINGS_NANOS;
    private long lastNanos = System.nanoTime();
    private long nextDecidingNanos = System.nanoTime();

    /**
     * @param everyRound whether proportional shares are what is judged, and so worth their price
     * @param suiteCeiling where the suite is judged by shares: over it, they are read afresh
     */
    ShareRounds(boolean everyRound, Optional<Bytes> suiteCeiling) {
        this.everyRound = everyRound;
        this.suiteCeiling = suiteCeiling;
    }

    /**
     * The suite's proportional share at the highest that was reached since the last round: what of the RSS is shared
     * taken off. Empty where no share is known, or where RSS is over the ceiling and reading afresh was not affordable.
     */
    Optional<Bytes> of(Set<Recording> alive, Bytes highest, MemorySource made) {
        boolean deciding = suiteCeiling.filter(highest::exceeds).isPresent();
        if (deciding && System.nanoTime() < nextDecidingNanos) {
            return Optional.empty();
        }
        if (deciding) {
            long before = CpuTime.nanos();
            alive.forEach(recording -> recording.readShares(made));
            nextDecidingNanos = System.nanoTime() + (CpuTime.nanos() - before) * DECIDING_COST;
        }
        return deciding || alive.stream().anyMatch(Recording::shareKnown)
                ? Optional.of(
                        highest.minus(alive.stream().map(Recording::shared).reduce(Bytes.ZERO, Bytes::plus)))
                : Optional.empty();
    }

    /** The stalest tree's share, as often as its price allows. */
    void look(List<Recording> recordings, MemorySource made) {
        List<ForkTree> alive = recordings.stream()
                .flatMap(recording -> recording.forks().stream())
                .filter(ForkTree::alive)
                .toList();
        if (everyRound) {
            alive.forEach(fork -> fork.readShare(made));
            return;
        }
        long now = System.nanoTime();
        credit = Math.min(SAVINGS_NANOS, credit + (now - lastNanos) / COST);
        lastNanos = now;
        double scarcity = credit <= 0 ? Double.MAX_VALUE : (double) SAVINGS_NANOS / credit;
        alive.stream()
                .max((one, other) -> Long.compare(one.staleness(), other.staleness()))
                .filter(fork -> fork.staleness() > fork.lastRss().value() * scarcity / STALE || fork.towers())
                .ifPresent(fork -> {
                    long before = CpuTime.nanos();
                    fork.readShare(made);
                    credit -= CpuTime.nanos() - before;
                });
    }
}
