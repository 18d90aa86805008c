package io.github.membudget.run;

import io.github.membudget.model.CodeCache;
import io.github.membudget.model.OutOfMemory;
import io.github.membudget.model.PoolUse;
import io.github.membudget.model.Shortage;
import io.github.membudget.platform.hotspot.JvmPools;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/** Joins an OutOfMemoryError with what was seen of the memory that ran out. */
final class Shortages {
    private Shortages() {}

    static OutOfMemory explain(OutOfMemory error, ModuleWatch.Observed observed) {
        return error.with(
                switch (error.kind()) {
                    case METASPACE -> fullest(observed, JvmPools::metaspace).flatMap(Shortages::metaspace);
                    case DIRECT_BUFFERS -> fullest(observed, JvmPools::heap).flatMap(Shortages::directBuffers);
                    case THREADS -> threads(observed);
                    case HEAP, ARRAY_LENGTH, OTHER, NOTHING -> Optional.empty();
                });
    }

    /** Of the fork whose code cache was fullest, where it was full. */
    static Optional<Shortage> codeCache(ModuleWatch.Observed observed) {
        return observed.facts().forks().stream()
                .flatMap(fork -> fork.code().stream())
                .filter(PoolUse::full)
                .max(Comparator.comparingDouble(PoolUse::share))
                .<Shortage>map(code -> new Shortage.CodeCache(
                        code.used(), code.max(), observed.counters().codeCache().map(CodeCache::compiled)));
    }

    /** Of the fork that a limit stopped, else of the one with most. */
    private static Optional<Shortage> threads(ModuleWatch.Observed observed) {
        return observed.counters().pools().stream()
                .map(JvmPools::threads)
                .max(Comparator.comparing((Shortage.Threads one) -> one.limit().isPresent())
                        .thenComparing(one -> one.threads().orElse(0)))
                .map(most -> most);
    }

    private static Optional<JvmPools> fullest(
            ModuleWatch.Observed observed, Function<JvmPools, Optional<PoolUse>> pool) {
        return observed.counters().pools().stream()
                .filter(one -> pool.apply(one).isPresent())
                .max(Comparator.comparingDouble(
                        one -> pool.apply(one).orElseThrow().share()));
    }

    private static Optional<Shortage> metaspace(JvmPools pools) {
        return pools.metaspace()
                .map(use -> new Shortage.Metaspace(
                        use.used(), use.max(), pools.loadedClasses(), pools.unloadedClasses(), pools.loaders()));
    }

    private static Optional<Shortage> directBuffers(JvmPools pools) {
        return pools.directLimit()
                .or(() -> pools.heap().map(PoolUse::max))
                .map(limit ->
                        new Shortage.DirectBuffers(limit, pools.directLimit().isPresent()));
    }
}
