package io.github.membudget.investigate.dump;

import io.github.membudget.model.heap.GcRoot;
import io.github.membudget.model.heap.Keeper;
import io.github.membudget.model.heap.Way;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.Instance;

/**
 * Finds many small objects of one type that the same several roots reach, and that retain much together. Two maps with the same million values
 * are an example: neither of them retains the values, and each value is small.
 */
final class SharedHolders {
    /** Bytes that the objects of one type and the same roots have to retain together. */
    private static final long LEAST = 1 << 20;

    /** So many objects of a group are looked at to tell which roots reach the group. */
    private static final int SAMPLES = 20;

    private final Heap heap;
    private final HeapGraph graph;
    private final Roots roots;

    SharedHolders(Heap heap, HeapGraph graph, Roots roots) {
        this.heap = heap;
        this.graph = graph;
        this.roots = roots;
    }

    /** @param told types that the query asks after: they and what they alone keep are left out, since they get an answer of their own */
    List<HolderRoot> small(Set<String> told) {
        List<long[]> groups = graph.sharedTogether().stream()
                .filter(group -> isOne(group[0], told))
                .toList();
        Map<Long, List<Long>> referrers = graph.referrers(
                groups.stream().flatMapToLong(SharedHolders::samples).toArray());
        // The graph groups objects by the root on their shortest way, which differs from object to object.
        // Groups that the same roots reach belong together.
        List<List<long[]>> alike = groups.stream()
                .collect(Collectors.groupingBy(
                        group -> cause(group, referrers), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(parts -> weight(parts) >= LEAST)
                .toList();
        List<HolderRoot> found = new ArrayList<>();
        if (!alike.isEmpty()) {
            LongPredicate alone = graph.reachedWithout(told.stream()
                    .map(heap::getJavaClassByName)
                    .filter(Objects::nonNull)
                    .toList());
            for (List<long[]> parts : alike) {
                List<long[]> own = parts.stream()
                        .map(part -> Arrays.stream(part).filter(alone).toArray())
                        .filter(part -> part.length > 0)
                        .toList();
                long weight = weight(own);
                if (weight >= LEAST) {
                    Instance most = heaviest(own);
                    Keeper keeper = Keeper.SeveralRoots.of(roots.to(most).map(Way::root));
                    found.add(new HolderRoot(keeper, weight, most, List.of(), Map.of(), own));
                }
            }
        }
        return found;
    }

    private boolean isOne(long id, Set<String> told) {
        Instance object = heap.getInstanceByID(id);
        return object != null
                && heap.getJavaClassByID(id) == null
                && !ClassLoading.isClassOrLoader(object)
                && !told.contains(object.getJavaClass().getName());
    }

    /** A few ids, spread evenly over the group. */
    private static LongStream samples(long[] group) {
        int step = Math.max(1, group.length / SAMPLES);
        return LongStream.iterate(0, i -> i < group.length, i -> i + step)
                .limit(SAMPLES)
                .map(i -> group[(int) i]);
    }

    /** What makes groups belong together: the type, and the roots that reach the objects. */
    private record SharedCause(String type, Set<Optional<GcRoot>> roots) {}

    private SharedCause cause(long[] group, Map<Long, List<Long>> referrers) {
        Set<Optional<GcRoot>> reaching = new HashSet<>();
        samples(group).forEach(id -> referrers
                .getOrDefault(id, List.of())
                .forEach(referrer -> reaching.add(roots.to(id, referrer).map(Way::root))));
        return new SharedCause(heap.getInstanceByID(group[0]).getJavaClass().getName(), reaching);
    }

    private Instance heaviest(List<long[]> parts) {
        long most = parts.get(0)[0];
        for (long[] part : parts) {
            for (long id : part) {
                most = graph.weight(id) > graph.weight(most) ? id : most;
            }
        }
        return heap.getInstanceByID(most);
    }

    private long weight(List<long[]> parts) {
        return parts.stream().flatMapToLong(Arrays::stream).map(graph::weight).sum();
    }
}
