package io.github.membudget.run;

import io.github.membudget.model.PoolUse;
import io.github.membudget.observe.Recording;
import io.github.membudget.observe.Tick;
import io.github.membudget.observe.TickListener;
import io.github.membudget.platform.PoolCounters;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Keeps hold of every fork's own counters, so that its memory can be read when it has died without a word. */
final class LastPools implements TickListener {
    /** Open files for one module at most; those of its newest forks. */
    private static final int MOST_OPEN = 256;

    private final Map<Recording, Open> held = new ConcurrentHashMap<>();

    private static final class Open {
        private final Set<Long> known = new HashSet<>();
        private final Deque<PoolCounters> newest = new ArrayDeque<>();

        synchronized void look(long pid) {
            if (known.contains(pid)) {
                return;
            }
            PoolCounters.open(pid).ifPresent(opened -> {
                known.add(pid);
                newest.addLast(opened);
                if (newest.size() > MOST_OPEN) {
                    newest.removeFirst().close();
                }
            });
        }

        synchronized Optional<PoolUse> fullest() {
            return newest.stream()
                    .flatMap(counters -> Stream.of(counters.heap(), counters.metaspace()))
                    .flatMap(Optional::stream)
                    .max(Comparator.comparingDouble(LastPools::share));
        }

        synchronized void close() {
            newest.forEach(PoolCounters::close);
            newest.clear();
        }
    }

    void watch(Recording recording) {
        held.put(recording, new Open());
    }

    @Override
    public void tick(Tick tick) {
        for (Recording recording : tick.recordings().keySet()) {
            Open open = held.get(recording);
            if (open != null) {
                recording.jvms().forEach(open::look);
            }
        }
    }

    /** The fullest heap or metaspace that any of its forks had at its end; lets go of all of them. */
    Optional<PoolUse> release(Recording recording) {
        Open open = held.remove(recording);
        if (open == null) {
            return Optional.empty();
        }
        Optional<PoolUse> fullest = open.fullest();
        open.close();
        return fullest;
    }

    private static double share(PoolUse use) {
        return (double) use.used().value() / use.max().value();
    }
}
