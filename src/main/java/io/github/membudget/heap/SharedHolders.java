package io.github.membudget.heap;

import io.github.membudget.heap.HolderRoots.Found;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;

/** Many small objects of one type that the same roots reach: two maps of them, by name and by number. */
final class SharedHolders {
    /** The library finds each at a price. */
    private static final int MOST_LOOKED_AT = 100_000;

    private static final long LEAST = 1 << 20;

    private final Heap heap;
    private final HeapGraph graph;
    private final Roots roots;

    SharedHolders(Heap heap, HeapGraph graph, Roots roots) {
        this.heap = heap;
        this.graph = graph;
        this.roots = roots;
    }

    /** @param told types that are told by themselves, and so is what they keep */
    List<Found> small(List<String> told) throws IOException {
        int left = MOST_LOOKED_AT;
        List<List<Instance>> groups = new ArrayList<>();
        for (long[] group : graph.sharedTogether()) {
            Map<String, List<Instance>> types = new LinkedHashMap<>();
            for (int i = 0; i < group.length && left > 0; i++, left--) {
                Instance object = heap.getInstanceByID(group[i]);
                if (object != null && heap.getJavaClassByID(group[i]) == null && !HolderRoots.isLoading(object)) {
                    types.computeIfAbsent(object.getJavaClass().getName(), any -> new ArrayList<>())
                            .add(object);
                }
            }
            told.forEach(types::remove);
            groups.addAll(types.values());
        }
        groups.removeIf(group -> weight(group.stream()) < LEAST);
        if (groups.isEmpty()) {
            return List.of();
        }
        List<JavaClass> asked = told.stream()
                .map(heap::getJavaClassByName)
                .filter(Objects::nonNull)
                .toList();
        Set<Long> alone = graph.reachedWithout(
                asked,
                groups.stream()
                        .flatMap(List::stream)
                        .map(Instance::getInstanceId)
                        .toList());
        List<Found> found = new ArrayList<>();
        for (List<Instance> group : groups) {
            List<Instance> own = group.stream()
                    .filter(object -> alone.contains(object.getInstanceId()))
                    .toList();
            long weight = weight(own.stream());
            if (weight >= LEAST) {
                Instance most = Collections.max(own, Comparator.comparingLong(graph::weight));
                found.add(new Found(
                        HolderRoots.SEVERAL,
                        weight,
                        roots.to(most).root(),
                        most,
                        "",
                        Map.of(),
                        own.stream().map(Instance::getInstanceId).toList()));
            }
        }
        return found;
    }

    private long weight(Stream<Instance> objects) {
        return objects.mapToLong(graph::weight).sum();
    }
}
