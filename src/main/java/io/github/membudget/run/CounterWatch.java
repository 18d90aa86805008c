package io.github.membudget.run;

import io.github.membudget.model.CodeCache;
import io.github.membudget.model.CpuUse;
import io.github.membudget.model.ForkFacts;
import io.github.membudget.model.GarbageCollections;
import io.github.membudget.model.GarbageCollections.CollectionsAt;
import io.github.membudget.model.PoolUse;
import io.github.membudget.observe.sampling.Recording;
import io.github.membudget.observe.sampling.Tick;
import io.github.membudget.observe.sampling.TickListener;
import io.github.membudget.platform.ThisSystem;
import io.github.membudget.platform.hotspot.JvmPools;
import io.github.membudget.platform.hotspot.JvmWork;
import io.github.membudget.platform.hotspot.PoolCounters;
import io.github.membudget.platform.hotspot.PoolCounters.Collections;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Keeps the counters of every fork's JVM open, so that they can be read after the fork has died without a word. */
final class CounterWatch implements TickListener {
    /** Open files for one module at most: those of its newest forks. */
    private static final int MOST_OPEN = 256;

    /** JVMs of one module that are asked for their compiled code: they run alike. */
    private static final int MOST_READ = 8;

    /** Moments with a collection that are kept for one module. */
    private static final int MOST_SEEN = 1000;

    private final ThisSystem system;
    private final Map<Recording, Open> held = new ConcurrentHashMap<>();

    CounterWatch(ThisSystem system) {
        this.system = system;
    }

    /** The open counters of one module. */
    private static final class Open {
        private final Set<Long> known = new HashSet<>();
        private final Map<Long, PoolCounters> newest = new LinkedHashMap<>();
        private final Map<Long, Supplier<JvmWork>> work = new HashMap<>();
        private final List<CollectionsAt> seen = new ArrayList<>();
        private final LoaderWatch loaders;
        private final ThreadWatch threads;
        private Collections closed = Collections.NONE;
        private Collections last = Collections.NONE;
        private boolean counts;

        Open(LoaderWatch loaders, ThreadWatch threads) {
            this.loaders = loaders;
            this.threads = threads;
        }

        synchronized void add(long pid, ThisSystem system) {
            if (known.contains(pid)) {
                return;
            }
            system.poolCounters(pid).ifPresent(opened -> {
                known.add(pid);
                newest.put(pid, opened);
                if (newest.size() > MOST_OPEN) {
                    Map.Entry<Long, PoolCounters> oldest =
                            newest.entrySet().iterator().next();
                    newest.remove(oldest.getKey());
                    closed = closed.plus(oldest.getValue().collections().orElse(Collections.NONE));
                    work.put(oldest.getKey(), oldest.getValue().work());
                    oldest.getValue().close();
                }
            });
        }

        synchronized void count(long atMillis) {
            Collections now = closed;
            newest.forEach(loaders::look);
            newest.forEach(threads::look);
            for (PoolCounters counters : newest.values()) {
                Optional<Collections> one = counters.collections();
                counts |= one.isPresent();
                now = now.plus(one.orElse(Collections.NONE));
            }
            long full = now.full() - last.full();
            long more = now.young() - last.young() + full;
            last = now;
            if (more > 0) {
                seen.add(new CollectionsAt(atMillis, more, full));
                if (seen.size() > MOST_SEEN) {
                    thin();
                }
            }
        }

        /** Two neighbours become one, so that a long run keeps all of its length. */
        private void thin() {
            List<CollectionsAt> fewer = new ArrayList<>();
            for (int i = 0; i + 1 < seen.size(); i += 2) {
                CollectionsAt one = seen.get(i);
                CollectionsAt other = seen.get(i + 1);
                fewer.add(new CollectionsAt(one.atMillis(), one.count() + other.count(), one.full() + other.full()));
            }
            if (seen.size() % 2 == 1) {
                fewer.add(seen.get(seen.size() - 1));
            }
            seen.clear();
            seen.addAll(fewer);
        }

        synchronized Optional<GarbageCollections> collections() {
            return counts
                    ? Optional.of(new GarbageCollections(
                            last.young() + last.full(), last.full(), last.pauseMillis(), List.copyOf(seen)))
                    : Optional.empty();
        }

        synchronized List<JvmPools> pools() {
            return newest.entrySet().stream()
                    .flatMap(one -> one.getValue().pools().stream().map(pools -> complete(one.getKey(), pools)))
                    .toList();
        }

        private JvmPools complete(long pid, JvmPools pools) {
            return pools.with(loaders.of(pid)).with(threads.complete(pid, pools.threads()));
        }

        synchronized Map<Long, Supplier<JvmWork>> work() {
            Map<Long, Supplier<JvmWork>> all = new HashMap<>(work);
            newest.forEach((pid, counters) -> all.put(pid, counters.work()));
            return all;
        }

        synchronized void close() {
            newest.values().forEach(PoolCounters::close);
            newest.clear();
        }
    }

    void watch(Recording recording) {
        held.put(recording, new Open(new LoaderWatch(system.inspector()), new ThreadWatch(system)));
    }

    @Override
    public void tick(Tick tick) {
        for (Recording recording : tick.recordings().keySet()) {
            Open open = held.get(recording);
            if (open != null) {
                recording.jvms().forEach(pid -> open.add(pid, system));
                open.count(tick.atMillis());
            }
        }
    }

    /**
     * How its forks ended.
     *
     * @param pools of each of the newest
     * @param work by pid
     */
    record Counters(List<JvmPools> pools, Optional<GarbageCollections> collections, Map<Long, Supplier<JvmWork>> work) {
        /** The fullest heap or metaspace of any. */
        Optional<PoolUse> fullest() {
            return pools.stream()
                    .flatMap(one -> Stream.of(one.heap(), one.metaspace()))
                    .flatMap(Optional::stream)
                    .max(Comparator.comparingDouble(PoolUse::share));
        }

        /** The same fork, with what its counters tell of its processor time where nothing better does. */
        ForkFacts complete(ForkFacts fork) {
            Supplier<JvmWork> counted = work.get(fork.pid());
            Optional<CpuUse> wanting = fork.cpu()
                    .filter(use -> use.compilers().isEmpty() || use.collectors().isEmpty());
            if (counted == null || wanting.isEmpty()) {
                return fork;
            }
            JvmWork told = counted.get();
            return fork.with(wanting.map(use -> use.or(told.compilers(), told.collectors())));
        }

        /** Of the JVM that has least room left for compiled code, among the first. */
        Optional<CodeCache> codeCache() {
            return work.values().stream()
                    .limit(MOST_READ)
                    .map(Supplier::get)
                    .map(JvmWork::codeCache)
                    .flatMap(Optional::stream)
                    .max(Comparator.comparingDouble(CodeCache::share));
        }

        /** Whether its JVMs, which all have the same arguments, were told not to optimise. */
        boolean quickCompilation() {
            return work.values().stream()
                    .findFirst()
                    .filter(one -> one.get().quickCompilation())
                    .isPresent();
        }
    }

    /** Lets go of all of them. */
    Counters release(Recording recording, long nowMillis) {
        Open open = held.remove(recording);
        if (open == null) {
            return new Counters(List.of(), Optional.empty(), Map.of());
        }
        open.count(nowMillis);
        Counters last = new Counters(open.pools(), open.collections(), open.work());
        open.close();
        return last;
    }
}
