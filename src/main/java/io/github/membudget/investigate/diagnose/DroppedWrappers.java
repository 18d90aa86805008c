package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Thresholds.DROPPED_ELSEWHERE;

import io.github.membudget.investigate.diagnose.Residual.Dropped;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.HeapSnapshot;
import io.github.membudget.model.SnapshotPlace;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Objects with native memory of their own that were dropped. Whether they had been closed nobody can see any more, so that they are no more
 * than candidates: such as were dropped wherever much stayed, and hardly elsewhere.
 */
final class DroppedWrappers {
    /** Their memory is freed with them, closed or not. */
    private static final String JDK = "java.";

    private static final int FEWEST_PLACES = 2;

    private DroppedWrappers() {}

    /** At places where memory came back that objects had, closed or not. */
    static List<Dropped> at(LiveSet set, Residual.Returned returned) {
        Set<SnapshotPlace> places = placesOf(returned.places());
        return ranked(counted(set, snapshot -> places.contains(snapshot.place())));
    }

    /** At all places at which most of the memory came that stayed; none where that is one, since anything may have been dropped there. */
    static List<Dropped> whereItStayed(LiveSet set, ForkGrowth growth) {
        Set<SnapshotPlace> places = placesOf(growth.largest());
        if (places.size() < FEWEST_PLACES) {
            return List.of();
        }
        Map<String, Long> there = counted(set, snapshot -> places.contains(snapshot.place()));
        Map<String, Long> elsewhere = counted(set, snapshot -> !places.contains(snapshot.place()));
        return ranked(there).stream()
                .filter(one -> !one.type().startsWith(JDK))
                .filter(one -> elsewhere.getOrDefault(one.type(), 0L) * DROPPED_ELSEWHERE <= one.instances())
                .filter(one -> set.snapshots().stream()
                        .filter(snapshot -> places.contains(snapshot.place()))
                        .allMatch(snapshot -> dropped(snapshot).containsKey(one.type())))
                .toList();
    }

    private static Set<SnapshotPlace> placesOf(List<PlacedRise> rises) {
        return rises.stream().map(PlacedRise::place).collect(Collectors.toSet());
    }

    private static Map<String, Long> counted(LiveSet set, Predicate<HeapSnapshot> which) {
        return set.snapshots().stream()
                .filter(which)
                .flatMap(snapshot -> dropped(snapshot).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum));
    }

    private static Map<String, Long> dropped(HeapSnapshot snapshot) {
        return snapshot.resident().map(memory -> memory.collected().dropped()).orElse(Map.of());
    }

    private static List<Dropped> ranked(Map<String, Long> counted) {
        return counted.entrySet().stream()
                .map(type -> new Dropped(type.getKey(), type.getValue()))
                .sorted(Comparator.comparingLong(Dropped::instances).reversed().thenComparing(Dropped::type))
                .toList();
    }
}
