package io.github.membudget.investigate.dump;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Ways through all objects of a graph, by their places in it. */
final class Walks {
    static final int UNREACHED = -2;
    static final int ROOT = -1;

    private Walks() {}

    /**
     * The first nodes on the way to each, from all roots at once: the first way found to a node is a shortest one.
     *
     * @param stages each of these many first roots reaches all that it does before the next begin
     */
    static int[] breadthFirst(Edges edges, int[] roots, Set<Integer> stages) {
        int[] from = new int[edges.nodes()];
        Arrays.fill(from, UNREACHED);
        int[] queue = new int[edges.nodes()];
        int end = 0;
        int at = 0;
        for (int i = 0; i < roots.length; i++) {
            if (from[roots[i]] == UNREACHED) {
                from[roots[i]] = ROOT;
                queue[end++] = roots[i];
            }
            // All that lasting roots reach is reached by them, before the others begin.
            boolean more = i + 1 < roots.length && !stages.contains(i + 1);
            while (!more && at < end) {
                int node = queue[at++];
                for (int e = edges.first(node); e < edges.end(node); e++) {
                    int target = edges.target(e);
                    if (from[target] == UNREACHED) {
                        from[target] = node;
                        queue[end++] = target;
                    }
                }
            }
        }
        return from;
    }

    /** What is reached by ways that lead through none of these. */
    static BitSet reachedWithout(BitSet closed, Edges edges, int[] roots) {
        BitSet seen = (BitSet) closed.clone();
        int[] queue = new int[edges.nodes()];
        int end = 0;
        for (int root : roots) {
            if (!seen.get(root)) {
                seen.set(root);
                queue[end++] = root;
            }
        }
        for (int at = 0; at < end; at++) {
            for (int e = edges.first(queue[at]); e < edges.end(queue[at]); e++) {
                if (!seen.get(edges.target(e))) {
                    seen.set(edges.target(e));
                    queue[end++] = edges.target(e);
                }
            }
        }
        seen.andNot(closed);
        return seen;
    }

    /**
     * For each of the wanted what refers to it and is reached itself: so many at most, in the order of the dump.
     *
     * @param above as {@link #breadthFirst} tells it
     */
    static Map<Integer, List<Integer>> referrers(BitSet wanted, Edges edges, int[] above, int most) {
        Map<Integer, List<Integer>> referrers = new HashMap<>();
        for (int from = 0; from < edges.nodes() && !wanted.isEmpty(); from++) {
            for (int e = edges.first(from); e < edges.end(from) && above[from] != UNREACHED; e++) {
                if (wanted.get(edges.target(e))) {
                    List<Integer> known = referrers.computeIfAbsent(edges.target(e), node -> new ArrayList<>());
                    if (known.size() < most) {
                        known.add(from);
                    }
                }
            }
        }
        return referrers;
    }
}
