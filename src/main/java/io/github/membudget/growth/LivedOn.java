package io.github.membudget.growth;

import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.GrowthPattern.Lived;
import io.github.membudget.model.LiveSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What of one fork's growth lived on after full collections, by the classes that ran from one snapshot to the next. */
final class LivedOn {
    private record SnapshotStep(Set<String> classes, long heap, long offHeap) {}

    private final List<SnapshotStep> steps;

    private LivedOn(List<SnapshotStep> steps) {
        this.steps = steps;
    }

    /**
     * @param sets of all forks
     * @param classes of the fork, none inside another
     * @return empty where nobody looked into the fork
     */
    static Optional<LivedOn> of(List<LiveSet> sets, long pid, List<ClassFacts> classes) {
        Set<String> known = names(classes);
        return sets.stream()
                .filter(set -> set.pid() == pid && set.snapshots().size() > 1)
                .findFirst()
                .map(set -> new LivedOn(steps(set, known)));
    }

    private static List<SnapshotStep> steps(LiveSet set, Set<String> known) {
        long[] heap = LiveGrowth.steps(set);
        long[] beside = LiveGrowth.offHeapSteps(set);
        List<SnapshotStep> steps = new ArrayList<>();
        for (int i = 0; i < heap.length; i++) {
            Set<String> classes = set.snapshots().get(i + 1).classes().stream()
                    .map(name -> outermost(name, known))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            steps.add(new SnapshotStep(classes, heap[i], beside[i]));
        }
        return steps;
    }

    private static String outermost(String name, Set<String> known) {
        int nested = name.indexOf('$');
        return nested > 0 && known.contains(name.substring(0, nested)) ? name.substring(0, nested) : name;
    }

    private static Set<String> names(Collection<ClassFacts> classes) {
        return classes.stream().map(ClassFacts::className).collect(Collectors.toSet());
    }

    /** Empty where no snapshot came after one of them. */
    Optional<Lived> of(List<ClassFacts> part) {
        Set<String> wanted = names(part);
        Set<String> looked = new LinkedHashSet<>();
        long heap = 0;
        long beside = 0;
        for (SnapshotStep step : steps) {
            if (step.classes().stream().anyMatch(wanted::contains)) {
                looked.addAll(step.classes());
                heap += step.heap();
                beside += step.offHeap();
            }
        }
        return looked.containsAll(wanted) ? Optional.of(new Lived(heap, beside, looked.size())) : Optional.empty();
    }

    /** What all snapshots before the one at this class's end tell; that one itself may tell of earlier classes too. */
    long before(String className) {
        return steps.stream()
                .takeWhile(step -> !step.classes().contains(className))
                .mapToLong(step -> step.heap() + step.offHeap())
                .sum();
    }
}
