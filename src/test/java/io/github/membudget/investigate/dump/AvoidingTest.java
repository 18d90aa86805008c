package io.github.membudget.investigate.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AvoidingTest {
    @Test
    void tellsOfEachGroupWhatNobodyReachesWithoutIt() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            int nodes = 2 + random.nextInt(60);
            Edges edges = new Edges(nodes);
            for (int node = 0; node < nodes; node++) {
                edges.begin(node);
                for (int i = random.nextInt(4); i > 0; i--) {
                    edges.add(node, random.nextInt(nodes));
                }
            }
            int[] sizes = random.ints(nodes, 1, 100).toArray();
            int[] roots =
                    random.ints(1 + random.nextInt(3), 0, nodes).distinct().toArray();
            List<int[]> groups = new ArrayList<>();
            for (int g = 0; g < 1 + random.nextInt(Avoiding.MOST); g++) {
                groups.add(random.ints(random.nextInt(5), 0, nodes).distinct().toArray());
            }
            boolean[] all = reached(edges, roots, new int[0]);
            int[] above = new int[nodes];
            for (int node = 0; node < nodes; node++) {
                above[node] = all[node] ? 0 : Walks.UNREACHED;
            }
            List<long[]> told = Avoiding.unreached(edges, roots, above, groups, sizes, new int[0]);
            for (int g = 0; g < groups.size(); g++) {
                assertThat(told.get(g)[1]).isZero();
                assertThat(told.get(g)[0])
                        .as("group %d of round %d", g, round)
                        .isEqualTo(sum(sizes, all) - sum(sizes, reached(edges, roots, groups.get(g))));
            }
        }
    }

    private static long sum(int[] sizes, boolean[] which) {
        long sum = 0;
        for (int node = 0; node < sizes.length; node++) {
            sum += which[node] ? sizes[node] : 0;
        }
        return sum;
    }

    private static boolean[] reached(Edges edges, int[] roots, int[] without) {
        boolean[] reached = new boolean[edges.nodes()];
        ArrayDeque<Integer> waiting = new ArrayDeque<>();
        Arrays.stream(roots).forEach(waiting::add);
        for (Integer node = waiting.poll(); node != null; node = waiting.poll()) {
            int now = node;
            if (reached[now] || Arrays.stream(without).anyMatch(one -> one == now)) {
                continue;
            }
            reached[now] = true;
            for (int e = edges.first(now); e < edges.end(now); e++) {
                waiting.add(edges.target(e));
            }
        }
        return reached;
    }
}
