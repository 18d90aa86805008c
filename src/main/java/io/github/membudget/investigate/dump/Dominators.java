package io.github.membudget.investigate.dump;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * What each node of a graph alone keeps reachable. By the semi-NCA algorithm (Georgiadis, "Linear-Time Algorithms for Dominators and
 * Related Problems", 2005), whose time hardly depends on the graph's shape: syntax trees, in which each node refers to its parent,
 * are as fast as any other.
 */
final class Dominators {
    /** Nodes by their numbers, from 1 on; {@link #above} by numbers too. */
    private final int[] order;

    private final int[] above;
    private final int reached;
    /** By node; empty until they are asked for. */
    private int[] numbers = {};

    private Dominators(int[] order, int[] above, int reached) {
        this.order = order;
        this.above = above;
        this.reached = reached;
    }

    static Dominators of(Edges edges, int[] roots) {
        int nodes = edges.nodes();
        int[] number = new int[nodes];
        Arrays.fill(number, -1);
        // Number 0 is above all roots.
        int[] order = new int[nodes + 1];
        int[] parent = new int[nodes + 1];
        int reached = depthFirst(edges, roots, number, order, parent);
        int[] above = immediate(new Predecessors(edges, roots, number, order, reached), parent, reached);
        return new Dominators(order, above, reached);
    }

    /** Nodes that no single other node keeps: roots, and what several of them reach. */
    IntStream tops() {
        return IntStream.range(1, reached).filter(i -> above[i] == 0).map(i -> order[i]);
    }

    /** Nodes that one of these alone keeps reachable, and nothing between. */
    IntStream below(BitSet nodes) {
        return IntStream.range(1, reached)
                .filter(i -> above[i] > 0 && nodes.get(order[above[i]]))
                .map(i -> order[i]);
    }

    /** Nodes that it alone keeps reachable, and nothing between. */
    IntStream below(int node) {
        int number = numbers()[node];
        // 0 is what no root reaches, and above all roots.
        return IntStream.range(1, reached)
                .filter(i -> number > 0 && above[i] == number)
                .map(i -> order[i]);
    }

    /** Whether every way to the one leads by the other; a node is no way to itself. */
    boolean isBelow(int node, int top) {
        int[] numbers = numbers();
        for (int at = above[numbers[node]]; at > 0; at = above[at]) {
            if (order[at] == top) {
                return true;
            }
        }
        return false;
    }

    private int[] numbers() {
        if (numbers.length == 0) {
            numbers = new int[order.length];
            for (int i = 1; i < reached; i++) {
                numbers[order[i]] = i;
            }
        }
        return numbers;
    }

    /** For each node the nearest of these that alone keeps it reachable, or is it; -1 where none does. */
    int[] nearest(BitSet wanted, int nodes) {
        int[] nearest = new int[nodes];
        Arrays.fill(nearest, -1);
        for (int i = 1; i < reached; i++) {
            nearest[order[i]] = wanted.get(order[i]) ? order[i] : above[i] > 0 ? nearest[order[above[i]]] : -1;
        }
        return nearest;
    }

    /** For each node the sizes of all that it alone keeps reachable, with its own; 0 for one that no root reaches. */
    long[] retained(int[] sizes) {
        long[] retained = new long[sizes.length];
        for (int i = reached - 1; i > 0; i--) {
            retained[order[i]] += sizes[order[i]];
            if (above[i] > 0) {
                retained[order[above[i]]] += retained[order[i]];
            }
        }
        return retained;
    }

    private static int depthFirst(Edges edges, int[] roots, int[] number, int[] order, int[] parent) {
        int[] stack = new int[edges.nodes()];
        int[] next = new int[edges.nodes()];
        int reached = 1;
        for (int root : roots) {
            if (number[root] >= 0) {
                continue;
            }
            int depth = 0;
            stack[0] = root;
            next[0] = edges.first(root);
            number[root] = reached;
            order[reached] = root;
            parent[reached++] = 0;
            while (depth >= 0) {
                int node = stack[depth];
                if (next[depth] == edges.end(node)) {
                    depth--;
                    continue;
                }
                int target = edges.target(next[depth]++);
                if (number[target] < 0) {
                    number[target] = reached;
                    order[reached] = target;
                    parent[reached++] = number[node];
                    depth++;
                    stack[depth] = target;
                    next[depth] = edges.first(target);
                }
            }
        }
        return reached;
    }

    /** Those that lead to each node, all by their numbers. */
    private static final class Predecessors {
        private final int[] first;
        private final int[] nodes;

        Predecessors(Edges edges, int[] roots, int[] number, int[] order, int reached) {
            first = new int[reached + 1];
            for (int root : roots) {
                first[number[root]]++;
            }
            for (int i = 1; i < reached; i++) {
                for (int e = edges.first(order[i]); e < edges.end(order[i]); e++) {
                    first[number[edges.target(e)]]++;
                }
            }
            for (int i = 1; i <= reached; i++) {
                first[i] += first[i - 1];
            }
            nodes = new int[first[reached]];
            for (int root : roots) {
                nodes[--first[number[root]]] = 0;
            }
            for (int i = 1; i < reached; i++) {
                for (int e = edges.first(order[i]); e < edges.end(order[i]); e++) {
                    nodes[--first[number[edges.target(e)]]] = i;
                }
            }
        }
    }

    private static int[] immediate(Predecessors before, int[] parent, int reached) {
        int[] semi = new int[reached];
        int[] label = new int[reached];
        int[] ancestor = new int[reached];
        Arrays.setAll(semi, i -> i);
        Arrays.setAll(label, i -> i);
        Arrays.fill(ancestor, -1);
        int[] path = new int[reached];
        for (int w = reached - 1; w > 0; w--) {
            int least = parent[w];
            for (int e = before.first[w]; e < before.first[w + 1]; e++) {
                int v = before.nodes[e];
                int candidate = v <= w ? v : semi[lowest(v, ancestor, label, semi, path)];
                least = Math.min(least, candidate);
            }
            semi[w] = least;
            ancestor[w] = parent[w];
        }
        int[] above = parent;
        for (int w = 1; w < reached; w++) {
            while (above[w] > semi[w]) {
                above[w] = above[above[w]];
            }
        }
        return above;
    }

    /** On the way up from a node that is linked, the one with the least semidominator; shortens the way. */
    private static int lowest(int node, int[] ancestor, int[] label, int[] semi, int[] path) {
        int length = 0;
        int at = node;
        while (ancestor[at] >= 0 && ancestor[ancestor[at]] >= 0) {
            path[length++] = at;
            at = ancestor[at];
        }
        while (length > 0) {
            int below = path[--length];
            int up = ancestor[below];
            if (semi[label[up]] < semi[label[below]]) {
                label[below] = label[up];
            }
            ancestor[below] = ancestor[up];
        }
        return label[node];
    }
}
