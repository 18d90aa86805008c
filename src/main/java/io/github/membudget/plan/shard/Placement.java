package io.github.membudget.plan.shard;

import io.github.membudget.model.Bytes;
import io.github.membudget.plan.shard.KnownModule.KnownClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Places what is known on shards: the part that takes longest first, each where the least is done then. Whole modules share a JVM's start,
 * small parts even out better: several sizes are tried, and the plan that is done first holds.
 */
final class Placement {
    /** Into how many an even share is divided, at most, for the size of a part. */
    private static final List<Integer> SIZES = List.of(1, 2, 4, 8, 16);

    /** A plan of smaller parts has to be so much better, in percent: it starts more JVMs. */
    private static final int BETTER = 2;

    private final Optional<Bytes> memory;
    private final long[] loads;
    private final List<Spread> spreads = new ArrayList<>();

    private Placement(int count, Optional<Bytes> memory) {
        this.memory = memory;
        this.loads = new long[count];
    }

    /**
     * A module over all shards.
     *
     * @param limit on what one machine's part may need
     * @param parts its classes by shard
     */
    private record Spread(KnownModule module, Optional<Bytes> limit, List<List<KnownClass>> parts) {
        boolean isOn(int shard) {
            return !parts.get(shard).isEmpty();
        }

        void add(int shard, List<KnownClass> classes) {
            parts.set(shard, joined(shard, classes));
        }

        boolean fits(int shard, List<KnownClass> classes) {
            return limit.isEmpty() || module.fits(joined(shard, classes), limit.get());
        }

        private List<KnownClass> joined(int shard, List<KnownClass> classes) {
            List<KnownClass> all = new ArrayList<>(parts.get(shard));
            all.addAll(classes);
            return all;
        }
    }

    /** What of a module is placed as one. */
    private record Chunk(Spread spread, List<KnownClass> classes, long millis) {
        long startMillis() {
            return spread.module().startMillis();
        }

        ShardClass first() {
            return classes.get(0).id();
        }
    }

    static Placement best(ShardHistory history, int count, Optional<Bytes> memory) {
        Placement best = of(history, count, memory, Long.MAX_VALUE);
        if (count == 1) {
            return best;
        }
        long share = history.leastMillis(count);
        for (int size : SIZES) {
            best = better(best, of(history, count, memory, share / size));
        }
        return better(best, of(history, count, memory, 0));
    }

    private static Placement better(Placement coarse, Placement fine) {
        long fewer = coarse.tooLarge() - fine.tooLarge();
        boolean sooner = fine.makespan() < coarse.makespan() - coarse.makespan() * BETTER / 100;
        return fewer > 0 || (fewer == 0 && sooner) ? fine : coarse;
    }

    private static Placement of(ShardHistory history, int count, Optional<Bytes> memory, long millis) {
        Placement placement = new Placement(count, memory);
        List<Chunk> chunks = new ArrayList<>();
        for (KnownModule module : history.modules()) {
            Optional<Bytes> limit = memory.map(module::limit);
            Spread spread = new Spread(module, limit, new ArrayList<>(Collections.nCopies(count, List.of())));
            placement.spreads.add(spread);
            for (List<KnownClass> classes : Chunks.of(module, millis, limit)) {
                chunks.add(new Chunk(
                        spread,
                        classes,
                        classes.stream().mapToLong(KnownClass::millis).sum()));
            }
        }
        chunks.sort(Comparator.comparingLong((Chunk chunk) -> chunk.millis() + chunk.startMillis())
                .reversed()
                .thenComparing(Chunk::first));
        chunks.forEach(placement::place);
        return placement;
    }

    private void place(Chunk chunk) {
        int shard = least(chunk, true).orElseGet(() -> least(chunk, false).orElseThrow());
        loads[shard] += cost(chunk, shard);
        chunk.spread().add(shard, chunk.classes());
    }

    private OptionalInt least(Chunk chunk, boolean fitting) {
        int least = -1;
        long leastLoad = Long.MAX_VALUE;
        for (int shard = 0; shard < loads.length; shard++) {
            long load = loads[shard] + cost(chunk, shard);
            if (load < leastLoad && (!fitting || chunk.spread().fits(shard, chunk.classes()))) {
                least = shard;
                leastLoad = load;
            }
        }
        return least < 0 ? OptionalInt.empty() : OptionalInt.of(least);
    }

    private static long cost(Chunk chunk, int shard) {
        return chunk.millis() + (chunk.spread().isOn(shard) ? 0 : chunk.startMillis());
    }

    private long makespan() {
        return IntStream.range(0, loads.length)
                .mapToLong(shard -> loads[shard])
                .max()
                .orElse(0);
    }

    /** By the shard's number from 1 on. */
    Map<ShardClass, Integer> shards() {
        Map<ShardClass, Integer> shards = new TreeMap<>();
        for (Spread spread : spreads) {
            for (int shard = 0; shard < loads.length; shard++) {
                int number = shard + 1;
                spread.parts().get(shard).forEach(one -> shards.put(one.id(), number));
            }
        }
        return shards;
    }

    /** What a shard has of a module. */
    record Held(KnownModule module, List<KnownClass> classes) {
        Optional<Bytes> need() {
            return module.need(classes);
        }
    }

    /** @param shard from 1 on */
    List<Held> on(int shard) {
        return spreads.stream()
                .filter(spread -> spread.isOn(shard - 1))
                .map(spread -> new Held(spread.module(), spread.parts().get(shard - 1)))
                .toList();
    }

    /** @param shard from 1 on */
    long millis(int shard) {
        return loads[shard - 1];
    }

    /** How many of these need more than a machine has. */
    private long tooLarge() {
        return memory.isEmpty()
                ? 0
                : IntStream.rangeClosed(1, loads.length)
                        .mapToLong(shard -> on(shard).stream()
                                .filter(held -> !held.module().fits(held.classes(), memory.get()))
                                .count())
                        .sum();
    }
}
