package io.github.membudget.run;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.ForkFacts;
import io.github.membudget.model.Peak;
import io.github.membudget.observe.CpuTime;
import io.github.membudget.observe.Recording;
import io.github.membudget.observe.Snapshot;
import io.github.membudget.observe.Tick;
import io.github.membudget.observe.TickListener;
import io.github.membudget.platform.ThisSystem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Sees what forks have resident beside their Java heaps. A look costs some milliseconds, so that there is one where memory has risen, and
 * none where that would take more of a core than it may.
 */
final class BesideHeap implements TickListener {
    /** Looks are for what has risen by one part in so many. */
    private static final int RISEN_PART = 32;

    private static final Bytes LEAST_RISE = Bytes.ofMebibytes(3);

    /** What may be spent at once, in a suite that has just begun: enough for some short modules, even where the JVM's first looks are slow. */
    private static final long SAVINGS_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    /** Of all time, the part that looks may take. */
    private static final int PART_OF_TIME = 500;

    private final ThisSystem system;
    private final Map<Recording, Watched> watched = new ConcurrentHashMap<>();
    private final long startNanos = System.nanoTime();
    private long spentNanos;

    /**
     * @param highest RSS of the JVM that was looked into
     * @param beside the most
     */
    record Seen(Bytes highest, Bytes beside) {}

    private static final class Watched {
        private final Bytes maxHeap;
        private final Map<Long, Seen> forks = new ConcurrentHashMap<>();
        private final Map<Long, Bytes> lookedAt = new HashMap<>();

        Watched(Bytes maxHeap) {
            this.maxHeap = maxHeap;
        }

        boolean worthALook(Snapshot.Member jvm) {
            Bytes last = lookedAt.getOrDefault(jvm.process().pid(), Bytes.ZERO);
            Bytes part = new Bytes(last.value() / RISEN_PART);
            return jvm.rss().exceeds(last.plus(LEAST_RISE.exceeds(part) ? LEAST_RISE : part));
        }

        void look(Snapshot.Member jvm, ThisSystem system) {
            long pid = jvm.process().pid();
            lookedAt.put(pid, jvm.rss());
            system.javaHeap(pid, maxHeap)
                    .ifPresent(read -> forks.merge(
                            pid, new Seen(read.heap().plus(read.beside()), read.beside()), BesideHeap::higher));
        }
    }

    BesideHeap(ThisSystem system) {
        this.system = system;
    }

    private static Seen higher(Seen one, Seen other) {
        return new Seen(higher(one.highest(), other.highest()), higher(one.beside(), other.beside()));
    }

    /** @param maxHeap of each of its forks; without one its heap cannot be told apart */
    void watch(Recording recording, Optional<Bytes> maxHeap) {
        maxHeap.ifPresent(heap -> watched.put(recording, new Watched(heap)));
    }

    @Override
    public void tick(Tick tick) {
        for (Recording recording : tick.recordings().keySet()) {
            Watched known = watched.get(recording);
            if (known == null || spentNanos > allowance()) {
                continue;
            }
            recording.snapshot().processes().stream()
                    .filter(Snapshot.Member::jvm)
                    .filter(known::worthALook)
                    .forEach(jvm -> {
                        long before = CpuTime.nanos();
                        known.look(jvm, system);
                        spentNanos += CpuTime.nanos() - before;
                    });
        }
    }

    private long allowance() {
        return SAVINGS_NANOS + (System.nanoTime() - startNanos) / PART_OF_TIME;
    }

    /**
     * The most that one fork had beside its heap, child processes included.
     *
     * @param seen by a look
     * @param atMost with what no look saw, since it came between two: it is taken to have been beside the heap
     */
    record Found(Bytes seen, Bytes atMost) {}

    /**
     * @param forks as they ended
     * @return empty where the fork that had most memory was not looked into
     */
    Optional<Found> release(Recording recording, List<ForkFacts> forks) {
        Watched known = watched.remove(recording);
        return known == null ? Optional.empty() : most(known.forks, forks);
    }

    static Optional<Found> most(Map<Long, Seen> looks, List<ForkFacts> forks) {
        Bytes seen = Bytes.ZERO;
        Bytes atMost = Bytes.ZERO;
        Bytes highest = Bytes.ZERO;
        Bytes highestUnseen = Bytes.ZERO;
        for (ForkFacts fork : forks) {
            Bytes peak = fork.peak().map(Peak::rss).orElse(Bytes.ZERO);
            Seen look = looks.get(fork.pid());
            if (look == null) {
                highestUnseen = higher(highestUnseen, peak);
                continue;
            }
            Bytes children = fork.childPeak().orElse(Bytes.ZERO);
            Bytes between = peak.minus(look.highest().plus(children));
            Bytes beside = look.beside().plus(children);
            seen = higher(seen, beside);
            atMost = higher(atMost, beside.plus(between));
            highest = higher(highest, peak);
        }
        return seen.value() == 0 || highestUnseen.exceeds(highest)
                ? Optional.empty()
                : Optional.of(new Found(seen, atMost));
    }

    private static Bytes higher(Bytes one, Bytes other) {
        return one.exceeds(other) ? one : other;
    }
}
