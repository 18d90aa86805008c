package io.github.membudget.investigate.dump;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * The dominator tree of a graph. A node dominates another one if every way from the roots to that one leads through it; what a node
 * dominates is what becomes free when the node goes, its retained size. Computed by the semi-NCA algorithm (Georgiadis, "Linear-Time
 * Algorithms for Dominators and Related Problems", 2005), whose time hardly depends on the graph's shape: syntax trees, in which each
 * node refers to its parent, are as fast as any other.
 */
final class Dominators {
    /** Nodes by their number in a depth-first walk, which begins at 1: number 0 is a root above all roots. */
    private final int[] order;

    /** The immediate dominator of each node; both are numbers of the depth-first walk. */
    private final int[] above;

    /** One more than the highest number. */
    private final int reached;
    /** The numbers by node; empty until they are asked for. */
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

    /** Nodes that no other node dominates: roots, and what several roots reach. */
    IntStream tops() {
        return IntStream.range(1, reached).filter(i -> above[i] == 0).map(i -> order[i]);
    }

    /** Nodes whose immediate dominator is one of these. */
    IntStream below(BitSet nodes) {
        return IntStream.range(1, reached)
                .filter(i -> above[i] > 0 && nodes.get(order[above[i]]))
                .map(i -> order[i]);
    }

    /** Nodes whose immediate dominator is this one. */
    IntStream below(int node) {
        int number = numbers()[node];
        // A node that no root reaches has number 0 here, which is the root above all roots too.
        return IntStream.range(1, reached)
                .filter(i -> number > 0 && above[i] == number)
                .map(i -> order[i]);
    }

    /** Whether {@code top} dominates {@code node}; no node dominates itself here. */
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

    /** For each node the nearest of the wanted nodes that dominates it, or the node itself if it is wanted; -1 where there is none. */
    int[] nearest(BitSet wanted, int nodes) {
        int[] nearest = new int[nodes];
        Arrays.fill(nearest, -1);
        for (int i = 1; i < reached; i++) {
            nearest[order[i]] = wanted.get(order[i]) ? order[i] : above[i] > 0 ? nearest[order[above[i]]] : -1;
        }
        return nearest;
    }

    /** For each node the sizes of all that it dominates, with its own, added up; 0 for a node that no root reaches. */
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

    /** For each node the nodes that refer to it; all by number. */
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

    /** The immediate dominators, which take the place of the parents in their array. */
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

    /** The node with the least semidominator on the way up from a node. Shortens the way for the next time (path compression). */
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
