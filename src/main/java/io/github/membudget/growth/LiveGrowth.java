package io.github.membudget.growth;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.HeapSnapshot;
import io.github.membudget.model.LiveSet.Use;
import io.github.membudget.model.ResidentMemory;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which types grew on a fork's heap, and in whose span. */
public final class LiveGrowth {
    private static final long LEAST_BYTES = 64 << 10;
    private static final int MOST = 30;

    private LiveGrowth() {}

    /** Bytes that lived at the end more than before the first class; negative where less did; 0 for fewer than two snapshots. */
    public static long total(LiveSet set) {
        int snapshots = set.snapshots().size();
        return snapshots < 2
                ? 0
                : set.snapshots().get(snapshots - 1).live().value()
                        - set.snapshots().get(0).live().value();
    }

    /** What lived more at each snapshot than at the one before. */
    public static long[] steps(LiveSet set) {
        long[] steps = new long[Math.max(0, set.snapshots().size() - 1)];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = set.snapshots().get(i + 1).live().value()
                    - set.snapshots().get(i).live().value();
        }
        return steps;
    }

    /**
     * The same of resident memory beside the heap, of what stayed to the end: compilers and collectors take memory for a time, and what a
     * snapshot was lower than later cannot have been kept from before. 0 where one of two snapshots did not tell.
     */
    public static long[] offHeapSteps(LiveSet set) {
        long[] steps = new long[Math.max(0, set.snapshots().size() - 1)];
        long least = Long.MAX_VALUE;
        for (int i = steps.length; i > 0; i--) {
            Optional<Bytes> now = set.snapshots().get(i).offHeap();
            Optional<Bytes> before = set.snapshots().get(i - 1).offHeap();
            if (now.isPresent()) {
                least = Math.min(least, now.get().value());
            }
            if (now.isPresent() && before.isPresent()) {
                steps[i - 1] = least - Math.min(least, before.get().value());
            }
        }
        return steps;
    }

    /** By how much more loaded classes took at each snapshot than at the one before; 0 where the JVM does not count it. */
    public static long[] metaspaceSteps(LiveSet set) {
        long[] steps = new long[Math.max(0, set.snapshots().size() - 1)];
        for (int i = 0; i < steps.length; i++) {
            Optional<Bytes> before = metaspace(set.snapshots().get(i));
            Optional<Bytes> now = metaspace(set.snapshots().get(i + 1));
            steps[i] = before.isEmpty() || now.isEmpty()
                    ? 0
                    : now.get().value() - before.get().value();
        }
        return steps;
    }

    private static Optional<Bytes> metaspace(HeapSnapshot snapshot) {
        return snapshot.resident().flatMap(ResidentMemory::metaspace);
    }

    /** Classes that ended by the snapshots, or at one. */
    public static Stream<String> classes(List<LiveSet> live) {
        return live.stream()
                .flatMap(set -> set.snapshots().stream())
                .flatMap(snapshot -> Stream.concat(snapshot.unseen().stream(), Stream.of(snapshot.className())))
                .filter(name -> !name.isEmpty())
                .distinct();
    }

    /** Those that grew much, the largest first. */
    public static List<TypeGrowth> most(List<TypeGrowth> all) {
        return all.stream()
                .filter(growth -> growth.bytes() >= LEAST_BYTES)
                .sorted(Comparator.comparingLong(TypeGrowth::bytes).reversed().thenComparing(TypeGrowth::type))
                .limit(MOST)
                .toList();
    }

    /** All that lived at the last snapshot. */
    public static Map<String, Use> last(LiveSet set) {
        Map<String, Use> last = new HashMap<>();
        set.snapshots().forEach(snapshot -> last.putAll(snapshot.changed()));
        return last;
    }

    /** How many instances of a type lived at each snapshot. */
    public static List<Long> course(LiveSet set, String type) {
        List<Long> counts = new ArrayList<>();
        long last = 0;
        for (HeapSnapshot snapshot : set.snapshots()) {
            Use use = snapshot.changed().get(type);
            last = use == null ? last : use.instances();
            counts.add(last);
        }
        return counts;
    }

    /** Of every type that was there at all. */
    public static List<TypeGrowth> of(LiveSet set) {
        if (set.snapshots().size() < 2) {
            return List.of();
        }
        Map<String, TypeHistory> courses = new HashMap<>();
        set.snapshots().get(0).changed().forEach((type, use) -> courses.put(type, new TypeHistory(use)));
        for (HeapSnapshot snapshot : set.snapshots().subList(1, set.snapshots().size())) {
            snapshot.changed().forEach((type, use) -> courses.computeIfAbsent(type, name -> new TypeHistory(Use.NONE))
                    .next(snapshot, use));
        }
        return courses.entrySet().stream()
                .map(entry -> entry.getValue().growth(set.pid(), entry.getKey()))
                .sorted(Comparator.comparingLong(TypeGrowth::bytes).reversed().thenComparing(TypeGrowth::type))
                .toList();
    }

    private static final class TypeHistory {
        private final Use first;
        private final List<Rise> rises = new ArrayList<>();
        private Use last;
        private int falls;

        TypeHistory(Use first) {
            this.first = first;
            this.last = first;
        }

        void next(HeapSnapshot snapshot, Use use) {
            if (use.bytes() > last.bytes()) {
                rises.add(new Rise(
                        snapshot.place(),
                        1 + snapshot.unseen().size(),
                        use.instances() - last.instances(),
                        use.bytes() - last.bytes()));
            } else if (use.bytes() < last.bytes()) {
                falls++;
            }
            last = use;
        }

        TypeGrowth growth(long pid, String type) {
            rises.sort(Comparator.comparingLong(Rise::bytes).reversed());
            return new TypeGrowth(
                    pid,
                    type,
                    last.instances() - first.instances(),
                    last.bytes() - first.bytes(),
                    List.copyOf(rises),
                    falls);
        }
    }
}
