package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Thresholds.LEAST_RISE;

import io.github.membudget.growth.LiveGrowth;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.HeapSnapshot;
import io.github.membudget.model.LiveSet.Use;
import io.github.membudget.model.SnapshotPlace;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.probe.format.ForkFigure;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What rose from each snapshot to the next, in all forks of a module, one fork after the other. Each array that it gives has one number for each
 * snapshot but the first of a fork.
 */
final class GrowthTimeline {
    private static final Comparator<ClassFacts> BY_END =
            Comparator.comparingLong(one -> one.startMillis() + one.durationMillis());

    private final List<LiveSet> sets;
    private final List<ClassFacts> classes;
    private final List<SnapshotPlace> places;
    private final Map<String, Integer> snapshotOfClass;

    GrowthTimeline(List<LiveSet> sets, List<ClassFacts> classes) {
        this.sets = sets;
        this.classes = classes;
        places = sets.stream()
                .flatMap(set -> after(set).stream())
                .map(HeapSnapshot::place)
                .toList();
        snapshotOfClass = snapshotOfClass(sets, classes);
    }

    /** At which snapshot what a class left is first seen. Classes that ended without one of their own belong to the next. */
    private static Map<String, Integer> snapshotOfClass(List<LiveSet> sets, List<ClassFacts> classes) {
        Map<String, Integer> snapshots = new HashMap<>();
        int at = 0;
        for (LiveSet set : sets) {
            List<String> order = classes.stream()
                    .filter(one -> one.pid() == set.pid())
                    .sorted(BY_END)
                    .map(ClassFacts::className)
                    .toList();
            int next = 0;
            for (HeapSnapshot snapshot : after(set)) {
                int end = Math.max(next, order.indexOf(snapshot.className()) + 1);
                for (; next < end; next++) {
                    snapshots.putIfAbsent(order.get(next), at);
                }
                at++;
            }
        }
        return snapshots;
    }

    int snapshots() {
        return places.size();
    }

    private static List<HeapSnapshot> after(LiveSet set) {
        return set.snapshots().isEmpty()
                ? List.of()
                : set.snapshots().subList(1, set.snapshots().size());
    }

    /** How many classes ended between each snapshot and the one before. */
    double[] classes() {
        return sets.stream()
                .flatMap(set -> after(set).stream())
                .mapToDouble(snapshot -> 1 + snapshot.unseen().size())
                .toArray();
    }

    /** Bytes of live heap. */
    double[] heap() {
        return each(LiveGrowth::steps);
    }

    /** Bytes of resident memory outside of the heap that stayed to the end; 0 where one of two snapshots did not tell. */
    double[] offHeap() {
        return each(LiveGrowth::offHeapSteps);
    }

    /** Bytes by which loaded classes took more: as the JVM counts them, or else as far as the classes that ended at two snapshots tell. */
    double[] metaspace() {
        double[] counted = each(LiveGrowth::metaspaceSteps);
        return Arrays.stream(counted).anyMatch(step -> step != 0) ? counted : metaspaceOfClasses();
    }

    private double[] metaspaceOfClasses() {
        double[] ends = new double[snapshots()];
        for (ClassFacts one : classes) {
            Integer at = snapshotOfClass.get(one.className());
            Optional<Bytes> end = one.figures().bytes(ForkFigure.METASPACE);
            if (at != null && end.isPresent()) {
                ends[at] = Math.max(ends[at], end.get().value());
            }
        }
        double[] rises = new double[snapshots()];
        for (int i = 1; i < rises.length; i++) {
            rises[i] = ends[i - 1] == 0 ? 0 : Math.max(0, ends[i] - ends[i - 1]);
        }
        return rises;
    }

    /** Of each fork what the last class that knew it found at its end, added up. */
    long atTheEnd(ForkFigure figure) {
        Map<Long, Long> last = new HashMap<>();
        classes.stream()
                .sorted(BY_END)
                .forEach(one -> one.figures().count(figure).ifPresent(value -> last.put(one.pid(), value)));
        return last.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Class loaders of these types at the end of all forks, and their metaspace. */
    Use loaders(Set<String> types) {
        return sets.stream()
                .flatMap(set -> set.loaders().entrySet().stream())
                .filter(loader -> types.contains(loader.getKey()))
                .map(Map.Entry::getValue)
                .reduce(
                        Use.NONE,
                        (one, other) -> new Use(one.instances() + other.instances(), one.bytes() + other.bytes()));
    }

    private double[] each(Function<LiveSet, long[]> steps) {
        return sets.stream()
                .map(steps)
                .flatMapToLong(Arrays::stream)
                .asDoubleStream()
                .toArray();
    }

    /** How many more instances of these types there were, each type's as fractions of all that it rose by. */
    double[] instancesOf(List<TypeGrowth> types) {
        double[] all = new double[snapshots()];
        for (TypeGrowth type : types) {
            int at = 0;
            for (LiveSet set : sets) {
                long last = set.snapshots().isEmpty()
                        ? 0
                        : instances(set.snapshots().get(0), type, 0);
                for (HeapSnapshot snapshot : after(set)) {
                    long now = instances(snapshot, type, last);
                    if (set.pid() == type.pid() && type.instances() > 0) {
                        all[at] += (double) (now - last) / type.instances();
                    }
                    last = now;
                    at++;
                }
            }
        }
        return all;
    }

    private static long instances(HeapSnapshot snapshot, TypeGrowth type, long last) {
        Use use = snapshot.changed().get(type.type());
        return use == null ? last : use.instances();
    }

    /** How many things were left behind. */
    double[] countOf(List<Leftover> left) {
        double[] all = new double[snapshots()];
        for (Leftover one : left) {
            Integer at = snapshotOfClass.get(one.className());
            if (at != null) {
                all[at]++;
            }
        }
        return all;
    }

    /** The same rises without so many bytes at some places. */
    double[] without(double[] rises, Map<SnapshotPlace, Double> bytes) {
        double[] rest = rises.clone();
        bytes.forEach((place, explained) -> {
            int at = places.indexOf(place);
            if (at >= 0) {
                rest[at] -= explained;
            }
        });
        return rest;
    }

    /** The largest first; noise is left out. */
    List<PlacedRise> largest(double[] rises) {
        return ranked(rises).filter(rise -> rise.risen().value() >= LEAST_RISE).toList();
    }

    /** Where the most rose, in that order. */
    List<SnapshotPlace> places(double[] rises) {
        return ranked(rises).map(PlacedRise::place).distinct().toList();
    }

    private Stream<PlacedRise> ranked(double[] rises) {
        return IntStream.range(0, rises.length)
                .filter(i -> rises[i] > 0)
                .boxed()
                .sorted(Comparator.comparing(i -> -rises[i]))
                .map(i -> new PlacedRise(places.get(i), new Bytes(Math.round(rises[i]))));
    }
}
