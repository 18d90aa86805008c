package io.github.membudget.investigate.dump;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Measures memory that only soft references keep. A full collection does not free it, but the JVM does before it runs out of memory: it
 * is a cache and no leak.
 */
final class SoftReferences {
    private final Map<Long, Pairs> ofClass = new HashMap<>();

    /** The references of one class, and their referents. */
    private static final class Pairs {
        private final IntStream.Builder from = IntStream.builder();
        private final IntStream.Builder to = IntStream.builder();
    }

    /**
     * Adds a soft reference.
     *
     * @param type id of the reference's class
     * @param from node of the reference
     * @param to node of its referent
     */
    void add(long type, int from, int to) {
        Pairs pairs = ofClass.computeIfAbsent(type, any -> new Pairs());
        pairs.from.add(from);
        pairs.to.add(to);
    }

    /**
     * The sizes of all objects that are reached only through soft references. May be called once.
     *
     * @param kept whether a node is reached without any of them
     * @return sums by the id of the reference's class
     */
    Map<Long, Long> units(Edges edges, int[] sizes, IntPredicate kept) {
        Map<Long, int[][]> all = new HashMap<>();
        ofClass.forEach((type, pairs) -> all.put(
                type,
                new int[][] {pairs.from.build().toArray(), pairs.to.build().toArray()}));
        Map<Long, Long> units = new HashMap<>();
        BitSet reached = new BitSet();
        int[] queue = new int
                [(int) IntStream.range(0, sizes.length)
                        .filter(node -> !kept.test(node))
                        .count()];
        boolean more = true;
        // A referent may lead to further soft references.
        while (more) {
            more = false;
            for (Map.Entry<Long, int[][]> each : all.entrySet()) {
                long found = reach(each.getValue(), edges, sizes, kept, reached, queue);
                if (found > 0) {
                    units.merge(each.getKey(), found, Long::sum);
                    more = true;
                }
            }
        }
        return units;
    }

    private static long reach(int[][] pairs, Edges edges, int[] sizes, IntPredicate kept, BitSet reached, int[] queue) {
        int end = 0;
        for (int i = 0; i < pairs[0].length; i++) {
            boolean alive = kept.test(pairs[0][i]) || reached.get(pairs[0][i]);
            if (alive && !kept.test(pairs[1][i]) && !reached.get(pairs[1][i])) {
                reached.set(pairs[1][i]);
                queue[end++] = pairs[1][i];
            }
        }
        long units = 0;
        for (int at = 0; at < end; at++) {
            int node = queue[at];
            units += sizes[node];
            for (int e = edges.first(node); e < edges.end(node); e++) {
                int target = edges.target(e);
                if (!kept.test(target) && !reached.get(target)) {
                    reached.set(target);
                    queue[end++] = target;
                }
            }
        }
        return units;
    }
}
