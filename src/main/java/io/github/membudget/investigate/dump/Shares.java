package io.github.membudget.investigate.dump;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntToLongFunction;

/** Shares out among groups of roots what they reach: each object counts for the first group that reaches it. */
final class Shares {
    private Shares() {}

    /**
     * What one group has.
     *
     * @param units size of its objects, one sum for each column
     * @param way from one of its roots to the node that retains most, both included; empty where the group has none
     */
    record Share(long[] units, List<Integer> way) {}

    /**
     * @param taken nodes that no group gets
     * @param groups with their roots in the order in which ways are to begin at them
     * @param weight what a node retains
     * @param sizes one or more columns of sizes by node; a column where all are 0 may be empty
     */
    static List<Share> of(Edges edges, BitSet taken, List<int[]> groups, IntToLongFunction weight, List<int[]> sizes) {
        Walk walk = new Walk(edges, (BitSet) taken.clone());
        List<Share> shares = new ArrayList<>();
        for (int[] group : groups) {
            int end = walk.from(group);
            long[] units = new long[sizes.size()];
            int heaviest = -1;
            for (int at = 0; at < end; at++) {
                int node = walk.queue[at];
                for (int column = 0; column < units.length; column++) {
                    units[column] += sizes.get(column).length == 0 ? 0 : sizes.get(column)[node];
                }
                heaviest = heaviest < 0 || weight.applyAsLong(node) > weight.applyAsLong(heaviest) ? node : heaviest;
            }
            shares.add(new Share(units, walk.way(heaviest)));
        }
        return shares;
    }

    /** Walks breadth first from one root after the other. */
    private static final class Walk {
        private final Edges edges;
        private final BitSet seen;
        private final int[] queue;
        /** The node before a node; for a root the root itself. */
        private final int[] before;

        Walk(Edges edges, BitSet seen) {
            this.edges = edges;
            this.seen = seen;
            queue = new int[edges.nodes()];
            before = new int[edges.nodes()];
        }

        /** How many nodes it found, which stand in the queue. */
        int from(int[] roots) {
            int end = 0;
            int at = 0;
            for (int root : roots) {
                end = add(root, root, end);
                for (; at < end; at++) {
                    int node = queue[at];
                    for (int e = edges.first(node); e < edges.end(node); e++) {
                        end = add(edges.target(e), node, end);
                    }
                }
            }
            return end;
        }

        private int add(int node, int from, int end) {
            if (seen.get(node)) {
                return end;
            }
            seen.set(node);
            before[node] = from;
            queue[end] = node;
            return end + 1;
        }

        List<Integer> way(int to) {
            List<Integer> way = new ArrayList<>();
            for (int at = to; at >= 0; at = before[at] == at ? -1 : before[at]) {
                way.add(0, at);
            }
            return way;
        }
    }
}
