package io.github.membudget.judge;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.Look;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What single classes added to their fork's live heap, and to its resident memory beside the heap: each from a look right before the
 * class to one right after it. Classes that ended without a look of their own are not known.
 */
public final class ClassRises {
    /** Of fewer a typical one cannot be told. */
    private static final int FEWEST = 3;

    /** What a class adds less than this is not told from noise. */
    private static final long LEAST_HEAP = 32 << 10;

    private static final long LEAST_BESIDE = 256 << 10;

    /** The first of many loads and fills what all need: it counts for no more than so many typical ones. */
    private static final int MOST_TYPICAL = 3;

    private final Map<String, Long> heap = new HashMap<>();
    private final Map<String, Long> beside = new HashMap<>();

    private ClassRises() {}

    public static ClassRises of(List<LiveSet> sets) {
        ClassRises rises = new ClassRises();
        for (LiveSet set : sets) {
            for (int i = 1; i < set.looks().size(); i++) {
                Look before = set.looks().get(i - 1);
                Look look = set.looks().get(i);
                if (look.skipped() == 0) {
                    rises.heap.put(
                            look.className(),
                            look.live().value() - before.live().value());
                    if (look.besideHeap().isPresent() && before.besideHeap().isPresent()) {
                        rises.beside.put(
                                look.className(),
                                look.besideHeap().get().value()
                                        - before.besideHeap().get().value());
                    }
                }
            }
        }
        return rises;
    }

    /** What these classes together added to the live heap beyond what others do; empty where it cannot be told from noise. */
    public Optional<Bytes> heap(Set<String> classes) {
        // Others may keep something else: those that add the least show what the framework itself does.
        return excess(heap, classes, 25, LEAST_HEAP);
    }

    /** The same of resident memory beside the heap. */
    public Optional<Bytes> besideHeap(Set<String> classes) {
        return excess(beside, classes, 50, LEAST_BESIDE);
    }

    private static Optional<Bytes> excess(Map<String, Long> rises, Set<String> classes, int percentile, long least) {
        List<Long> inside = values(rises, classes, true);
        List<Long> outside = values(rises, classes, false);
        if (inside.size() < FEWEST) {
            return Optional.empty();
        }
        long usual = Math.max(0, at(outside, percentile).orElse(0));
        // Three of four rise by more than noise, or it is noise.
        if (at(inside, 25).orElse(0) < usual + least) {
            return Optional.empty();
        }
        long typical = at(inside, 50).orElse(0) - usual;
        long sum = 0;
        for (long rise : inside) {
            sum += Math.min(rise - usual, MOST_TYPICAL * typical);
        }
        return Optional.of(new Bytes(sum * classes.size() / inside.size()));
    }

    private static List<Long> values(Map<String, Long> rises, Collection<String> classes, boolean inside) {
        return rises.entrySet().stream()
                .filter(entry -> classes.contains(entry.getKey()) == inside)
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
    }

    private static OptionalLong at(List<Long> sorted, int percentile) {
        return sorted.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(sorted.get((sorted.size() - 1) * percentile / 100));
    }
}
