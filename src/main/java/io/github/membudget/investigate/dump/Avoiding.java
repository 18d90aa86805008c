package io.github.membudget.investigate.dump;

import java.util.Arrays;
import java.util.List;

/**
 * Computes how much memory would become free if a whole group of objects went, for instance all instances of a type. Up to 64 groups are
 * answered in one walk through the graph: each node carries a bit for every group, set if some way to the node avoids that group.
 */
final class Avoiding {
    /** Groups that one walk can answer: the bits of a long. */
    static final int MOST = Long.SIZE;

    private Avoiding() {}

    /**
     * @param above as {@link Walks#breadthFirst} returns it; only {@link Walks#UNREACHED} matters here
     * @param groups at most {@link #MOST}
     * @param sizes one or more columns of sizes by node; a column where all are 0 may be empty
     * @return for each group one sum for each column: the sizes of the group and of all that is reached only by way of it
     */
    static List<long[]> unreached(Edges edges, int[] roots, int[] above, List<int[]> groups, int[]... sizes) {
        long every = groups.size() == MOST ? -1 : (1L << groups.size()) - 1;
        long[] through = new long[edges.nodes()];
        Arrays.fill(through, every);
        for (int g = 0; g < groups.size(); g++) {
            for (int node : groups.get(g)) {
                through[node] &= ~(1L << g);
            }
        }
        long[] reached = new long[edges.nodes()];
        Queue queue = new Queue(edges.nodes());
        for (int root : roots) {
            reached[root] = through[root];
            queue.add(root);
        }
        for (int node = queue.next(); node >= 0; node = queue.next()) {
            for (int e = edges.first(node); e < edges.end(node); e++) {
                int target = edges.target(e);
                long now = reached[target] | reached[node] & through[target];
                if (now != reached[target]) {
                    reached[target] = now;
                    queue.add(target);
                }
            }
        }
        List<long[]> sums = groups.stream().map(group -> new long[sizes.length]).toList();
        for (int node = 0; node < reached.length; node++) {
            long without = above[node] == Walks.UNREACHED ? 0 : every & ~reached[node];
            for (; without != 0; without &= without - 1) {
                long[] sum = sums.get(Long.numberOfTrailingZeros(without));
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += sizes[i].length == 0 ? 0 : sizes[i][node];
                }
            }
        }
        return sums;
    }

    /** A queue of nodes, each in it at most once. */
    private static final class Queue {
        private final int[] ring;
        private final boolean[] waits;
        private int first;
        private int count;

        Queue(int nodes) {
            ring = new int[nodes];
            waits = new boolean[nodes];
        }

        void add(int node) {
            if (!waits[node]) {
                waits[node] = true;
                int last = first + count++;
                ring[last < ring.length && last >= 0 ? last : last - ring.length] = node;
            }
        }

        /** The node that waits longest; -1 where none waits. */
        int next() {
            if (count == 0) {
                return -1;
            }
            int node = ring[first];
            first = first + 1 == ring.length ? 0 : first + 1;
            count--;
            waits[node] = false;
            return node;
        }
    }
}
