package io.github.membudget.observe;

/** Hears of each round of the sampler in which a fork was alive, on the sampler's thread. */
@FunctionalInterface
public interface TickListener {
    void tick(Tick tick);
}
