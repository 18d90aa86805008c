package io.github.membudget.run;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.ForkFacts;
import io.github.membudget.model.Peak;
import io.github.membudget.observe.sampling.CpuTime;
import io.github.membudget.observe.sampling.Recording;
import io.github.membudget.observe.sampling.Snapshot;
import io.github.membudget.observe.sampling.Tick;
import io.github.membudget.observe.sampling.TickListener;
import io.github.membudget.platform.ThisSystem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Measures how much memory forks have resident outside their Java heaps. Reading one JVM costs some milliseconds. So a JVM is read only
 * when its memory has risen, and not at all while that would take more of a core than it may.
 */
final class OffHeapWatch implements TickListener {
    /** A JVM is read again when its memory has risen by one part in so many. */
    private static final int RISEN_PART = 32;

    private static final Bytes LEAST_RISE = Bytes.ofMebibytes(3);

    /** What may be spent at once, in a suite that has just begun: enough for some short modules, even where this JVM's first readings are slow. */
    private static final long SAVINGS_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    /** Of all time, the part that readings may take. */
    private static final int PART_OF_TIME = 500;

    private final ThisSystem system;
    private final Map<Recording, WatchedModule> watched = new ConcurrentHashMap<>();
    private final long startNanos = System.nanoTime();
    private long spentNanos;

    /**
     * What readings of one JVM came to.
     *
     * @param rss the highest
     * @param offHeap the most that was resident outside its heap
     */
    record OffHeapReading(Bytes rss, Bytes offHeap) {}

    private static final class WatchedModule {
        private final Bytes maxHeap;
        private final Map<Long, OffHeapReading> forks = new ConcurrentHashMap<>();
        private final Map<Long, Bytes> rssWhenRead = new HashMap<>();

        WatchedModule(Bytes maxHeap) {
            this.maxHeap = maxHeap;
        }

        boolean hasRisen(Snapshot.Member jvm) {
            Bytes last = rssWhenRead.getOrDefault(jvm.process().pid(), Bytes.ZERO);
            Bytes part = new Bytes(last.value() / RISEN_PART);
            return jvm.rss().exceeds(last.plus(LEAST_RISE.exceeds(part) ? LEAST_RISE : part));
        }

        void read(Snapshot.Member jvm, ThisSystem system) {
            long pid = jvm.process().pid();
            rssWhenRead.put(pid, jvm.rss());
            system.javaHeap(pid, maxHeap)
                    .ifPresent(read -> forks.merge(
                            pid,
                            new OffHeapReading(read.heap().plus(read.beside()), read.beside()),
                            OffHeapWatch::higher));
        }
    }

    OffHeapWatch(ThisSystem system) {
        this.system = system;
    }

    private static OffHeapReading higher(OffHeapReading one, OffHeapReading other) {
        return new OffHeapReading(higher(one.rss(), other.rss()), higher(one.offHeap(), other.offHeap()));
    }

    /** @param maxHeap of each of its forks; without one its heap cannot be told apart */
    void watch(Recording recording, Optional<Bytes> maxHeap) {
        maxHeap.ifPresent(heap -> watched.put(recording, new WatchedModule(heap)));
    }

    @Override
    public void tick(Tick tick) {
        for (Recording recording : tick.recordings().keySet()) {
            WatchedModule known = watched.get(recording);
            if (known == null || spentNanos > allowance()) {
                continue;
            }
            recording.snapshot().processes().stream()
                    .filter(Snapshot.Member::jvm)
                    .filter(known::hasRisen)
                    .forEach(jvm -> {
                        long before = CpuTime.nanos();
                        known.read(jvm, system);
                        spentNanos += CpuTime.nanos() - before;
                    });
        }
    }

    private long allowance() {
        return SAVINGS_NANOS + (System.nanoTime() - startNanos) / PART_OF_TIME;
    }

    /**
     * The most that one fork had outside its heap, child processes included.
     *
     * @param observed by a reading
     * @param upperBound with what came between two readings, all of which is taken to have been outside the heap
     */
    record Most(Bytes observed, Bytes upperBound) {}

    /**
     * @param forks as they ended
     * @return empty where the fork that had most memory was not read
     */
    Optional<Most> release(Recording recording, List<ForkFacts> forks) {
        WatchedModule known = watched.remove(recording);
        return known == null ? Optional.empty() : most(known.forks, forks);
    }

    static Optional<Most> most(Map<Long, OffHeapReading> readings, List<ForkFacts> forks) {
        Bytes observed = Bytes.ZERO;
        Bytes upperBound = Bytes.ZERO;
        Bytes highest = Bytes.ZERO;
        Bytes highestUnread = Bytes.ZERO;
        for (ForkFacts fork : forks) {
            Bytes peak = fork.peak().map(Peak::rss).orElse(Bytes.ZERO);
            OffHeapReading reading = readings.get(fork.pid());
            if (reading == null) {
                highestUnread = higher(highestUnread, peak);
                continue;
            }
            Bytes children = fork.childPeak().orElse(Bytes.ZERO);
            Bytes between = peak.minus(reading.rss().plus(children));
            Bytes offHeap = reading.offHeap().plus(children);
            observed = higher(observed, offHeap);
            upperBound = higher(upperBound, offHeap.plus(between));
            highest = higher(highest, peak);
        }
        return observed.value() == 0 || highestUnread.exceeds(highest)
                ? Optional.empty()
                : Optional.of(new Most(observed, upperBound));
    }

    private static Bytes higher(Bytes one, Bytes other) {
        return one.exceeds(other) ? one : other;
    }
}
