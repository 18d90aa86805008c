package io.github.membudget.investigate.dump;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** Sorts objects that several roots reach, so that no root retains them: single large ones, and groups of many small ones of one type. */
final class SharedObjects {
    /** An object that retains so many bytes is a large one. */
    private static final long LEAST = 1 << 20;

    /**
     * Bytes that a group has to retain. Low, since groups of one cause may be several here, one for each root that reaches a part of them
     * first.
     */
    private static final long LEAST_OF_GROUP = 64 << 10;

    private static final int MOST_GROUPS = 500;

    private static final class Group {
        final IntStream.Builder nodes = IntStream.builder();
        long bytes;
    }

    private final int[] large;
    private final List<int[]> small;

    /**
     * @param candidates nodes that no single root dominates, without the roots themselves
     * @param above as {@link Walks#breadthFirst} returns it
     * @param classes the nodes of all classes
     * @param weight bytes that a node retains
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

    /** The first node on the way to this one that is a root or that a static field refers to, plus 1. */
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

    /** Objects that retain much each. */
    int[] large() {
        return large.clone();
    }

    /** Groups of objects of one type that the same static field or root reaches first; the heaviest group comes first. */
    List<int[]> small() {
        return small;
    }
}
