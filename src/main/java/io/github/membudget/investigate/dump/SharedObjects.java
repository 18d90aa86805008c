package io.github.membudget.investigate.dump;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** What several roots reach, so that none of them keeps it alone. */
final class SharedObjects {
    private static final long LEAST = 1 << 20;

    /** The same roots may reach a part of all first, and another part later. */
    private static final long LEAST_OF_GROUP = 64 << 10;

    private static final int MOST_GROUPS = 500;

    private static final class Group {
        final IntStream.Builder nodes = IntStream.builder();
        long bytes;
    }

    private final int[] large;
    private final List<int[]> small;

    /**
     * @param candidates that no single root keeps, without roots themselves
     * @param above of each its way's next node up; {@link Walks#ROOT} of a root
     * @param classes all of them
     * @param weight bytes that a node keeps
     */
    SharedObjects(IntStream candidates, int[] above, BitSet classes, Shapes shapes, IntToLongFunction weight) {
        int[] all = candidates.distinct().toArray();
        large = Arrays.stream(all)
                .filter(node -> weight.applyAsLong(node) >= LEAST)
                .toArray();
        Map<Long, Group> groups = new HashMap<>();
        int[] top = new int[above.length];
        for (int node : all) {
            long bytes = weight.applyAsLong(node);
            int first = bytes < LEAST && above[node] >= 0 ? top(node, above, classes, top) - 1 : node;
            if (first != node) {
                Group group =
                        groups.computeIfAbsent((long) first << Integer.SIZE | shapes.of(node), any -> new Group());
                group.bytes += bytes;
                group.nodes.add(node);
            }
        }
        small = groups.values().stream()
                .filter(group -> group.bytes >= LEAST_OF_GROUP)
                .sorted(Comparator.comparingLong((Group group) -> group.bytes).reversed())
                .limit(MOST_GROUPS)
                .map(group -> group.nodes.build().toArray())
                .toList();
    }

    /** The first on its way that a root is or that a static field refers to, and 1. */
    private static int top(int node, int[] above, BitSet classes, int[] known) {
        int at = node;
        while (known[at] == 0 && above[at] >= 0 && !classes.get(above[at])) {
            at = above[at];
        }
        int top = known[at] == 0 ? at + 1 : known[at];
        for (int below = node; below != at; below = above[below]) {
            known[below] = top;
        }
        return top;
    }

    /** Those that keep much each. */
    int[] large() {
        return large.clone();
    }

    /** Those that keep little, in groups of one type that the same static field or root reaches first and that keep much together; the ones that keep most first. */
    List<int[]> small() {
        return small;
    }
}
