package io.github.membudget.judge;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.MeasuredModule.LiveHeap;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.TestFacts;
import io.github.membudget.probe.format.ForkFigure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The heap that one fork needed, by what its tests noted: what was in use after the last collection, and what was allocated since then, of
 * which nobody saw how much lived.
 */
public final class LiveHeaps {
    /** Collections between which something was allocated; with fewer, all of what came later may have lived. */
    private static final int TELLING = 5;

    /** Of the average between two collections: a test that allocated more had several, which have seen what of it lived. */
    private static final int LONG_INTERVALS = 2;

    private LiveHeaps() {}

    /**
     * What one test noted when it ended.
     *
     * @param live in use straight after the collection before that
     * @param allocated by the test
     */
    public record NotedHeap(Bytes live, Bytes allocated) {}

    private record HeapAtStart(long live, long since) {}

    /**
     * @param tests of one fork in their order
     * @param collections in it; empty where not known
     * @return empty where no collection was seen
     */
    public static Optional<LiveHeap> of(List<NotedHeap> tests, Optional<Long> collections) {
        long interval = interval(tests, collections);
        List<HeapAtStart> stands = new ArrayList<>();
        double survival = 0;
        int rises = 0;
        long live = -1;
        long since = 0;
        long surely = 0;
        for (NotedHeap test : tests) {
            long now = test.live().value();
            long allocated = test.allocated().value();
            if (now != live) {
                if (live >= 0 && surely + allocated > 0) {
                    survival = Math.max(survival, (now - live) / (double) (surely + allocated));
                    rises++;
                }
                // It came within the test: how much of the test's own was after it is not known.
                since = allocated > interval ? 0 : allocated;
                surely = 0;
                live = now;
            } else {
                since += allocated;
                surely += allocated;
            }
            stands.add(new HeapAtStart(live, since));
        }
        double part = rises < TELLING ? 1 : Math.min(1, survival);
        long seen = stands.stream().mapToLong(HeapAtStart::live).max().orElse(0);
        long need = stands.stream()
                .mapToLong(stand -> stand.live() + (long) (stand.since() * part))
                .max()
                .orElse(0);
        return seen <= 0 ? Optional.empty() : Optional.of(new LiveHeap(new Bytes(seen), new Bytes(need - seen)));
    }

    /** Of the fork that may have needed most. */
    public static Optional<LiveHeap> of(ModuleFacts facts) {
        Map<Integer, List<NotedHeap>> forks = new TreeMap<>();
        for (TestFacts test : facts.tests()) {
            test.inFork()
                    .flatMap(noted -> noted.bytes(ForkFigure.HEAP_AFTER_COLLECTION)
                            .map(live -> new NotedHeap(
                                    live,
                                    noted.bytes(ForkFigure.ALLOCATED_BY_ALL)
                                            .or(() -> noted.bytes(ForkFigure.ALLOCATED))
                                            .orElse(Bytes.ZERO))))
                    .ifPresent(noted -> forks.computeIfAbsent(test.fork(), fork -> new ArrayList<>())
                            .add(noted));
        }
        Optional<Long> collections =
                facts.jvms().collections().map(counted -> counted.count() / Math.max(1, forks.size()));
        return forks.values().stream()
                .map(noted -> of(noted, collections))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(heap -> heap.seen().plus(heap.unseen())));
    }

    private static long interval(List<NotedHeap> tests, Optional<Long> collections) {
        long all = tests.stream().mapToLong(test -> test.allocated().value()).sum();
        return collections
                .filter(count -> count > 0)
                .map(count -> all / count * LONG_INTERVALS)
                .orElse(Long.MAX_VALUE);
    }
}
