package io.github.membudget.investigate.dump;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What soft references refer to: no full collection frees it, and the JVM does before it runs out of memory. */
final class SoftReferences {
    private final Map<Long, Pairs> ofClass = new HashMap<>();

    private static final class Pairs {
        private final IntStream.Builder from = IntStream.builder();
        private final IntStream.Builder to = IntStream.builder();
    }

    /** @param type id of the reference's class */
    void add(long type, int from, int to) {
        Pairs pairs = ofClass.computeIfAbsent(type, any -> new Pairs());
        pairs.from.add(from);
        pairs.to.add(to);
    }

    /**
     * Sizes of what is reached through them and not without. Call once.
     *
     * @param kept whether a node is reached without them
     * @return by the class of the reference
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
        // What one reaches may be a reference in turn.
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
