package io.github.membudget.observe.sampling;

/** Hears of each round of the sampler in which a fork was alive, on the sampler's thread. */
@FunctionalInterface
public interface TickListener {
    void tick(Tick tick);

    /** Within how many nanoseconds of this round the next is wanted; the sampler's own interval is the longest. */
    default long nextLookNanos(Tick tick) {
        return Long.MAX_VALUE;
    }
}
