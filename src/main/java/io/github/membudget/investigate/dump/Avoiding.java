package io.github.membudget.investigate.dump;

import java.util.Arrays;
import java.util.List;

/**
 * What could not be reached any more without a group of nodes, for many groups in one walk: each node carries a bit for every group
 * without which it is still reached.
 */
final class Avoiding {
    /** Groups in one walk: the bits of a long. */
    static final int MOST = Long.SIZE;

    private Avoiding() {}

    /**
     * @param above of each node that roots reach another on its way, or -1 for a root; {@link Walks#UNREACHED} of all others
     * @param groups at most {@link #MOST}
     * @param sizes one or more of each node; empty where all are 0
     * @return for each group the sizes of all that only it keeps reached, itself included, added up, in the order of the sizes
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

    /** Of nodes, each in it once at most. */
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

        /** -1 where none waits. */
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
