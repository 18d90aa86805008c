package io.github.membudget.investigate.dump;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Breadth-first walks through all nodes of a graph. */
final class Walks {
    /** In place of the node before a node: no root reaches it. */
    static final int UNREACHED = -2;

    /** In place of the node before a node: it is a root. */
    static final int ROOT = -1;

    private Walks() {}

    /**
     * For each node the node before it on a shortest way from the roots, {@link #ROOT} or {@link #UNREACHED}.
     *
     * @param stages numbers of roots: before the walk begins at the root of such a number, all that the roots before it reach has been walked
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
            // The roots of one stage begin together; at the end of a stage all that they reach is walked.
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

    /** The nodes that are reached by ways that avoid all closed nodes. */
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
     * For each wanted node the nodes that refer to it and that are reached themselves: so many at most, in ascending order.
     *
     * @param above as {@link #breadthFirst} returns it
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
