package io.github.membudget.investigate.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DominatorsTest {
    @Test
    void retainsWhatNobodyReachesWithoutIt() {
        Random random = new Random(42);
        for (int round = 0; round < 400; round++) {
            int nodes = 2 + random.nextInt(40);
            Edges edges = new Edges(nodes);
            for (int node : order(nodes, random)) {
                edges.begin(node);
                int count = random.nextInt(4);
                for (int i = 0; i < count; i++) {
                    edges.add(node, random.nextInt(nodes));
                }
            }
            int[] sizes = random.ints(nodes, 1, 100).toArray();
            int[] roots =
                    random.ints(1 + random.nextInt(3), 0, nodes).distinct().toArray();
            long[] retained = Dominators.of(edges, roots).retained(sizes);
            long all = reached(edges, roots, sizes, -1);
            for (int node = 0; node < nodes; node++) {
                assertThat(retained[node])
                        .as("node %d of round %d", node, round)
                        .isEqualTo(all - reached(edges, roots, sizes, node));
            }
        }
    }

    @Test
    void aListOfAMillionIsNoDeeperThanTheStack() {
        int nodes = 1_000_000;
        Edges edges = new Edges(nodes);
        for (int node = 0; node < nodes; node++) {
            edges.begin(node);
            if (node + 1 < nodes) {
                edges.add(node, node + 1);
            }
            if (node > 0) {
                // As in a syntax tree: each knows what it belongs to.
                edges.add(node, node - 1);
            }
        }
        int[] sizes = new int[nodes];
        Arrays.fill(sizes, 16);
        long[] retained = Dominators.of(edges, new int[] {0}).retained(sizes);
        assertThat(retained[0]).isEqualTo(16L * nodes);
        assertThat(retained[nodes - 1]).isEqualTo(16);
    }

    private static int[] order(int nodes, Random random) {
        int[] order = new int[nodes];
        for (int i = 0; i < nodes; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    private static long reached(Edges edges, int[] roots, int[] sizes, int without) {
        BitSet seen = new BitSet();
        long bytes = 0;
        int[] stack = new int[1000];
        int depth = 0;
        for (int root : roots) {
            stack[depth++] = root;
        }
        while (depth > 0) {
            int node = stack[--depth];
            if (node == without || seen.get(node)) {
                continue;
            }
            seen.set(node);
            bytes += sizes[node];
            for (int e = edges.first(node); e < edges.end(node); e++) {
                stack[depth++] = edges.target(e);
            }
        }
        return bytes;
    }
}
