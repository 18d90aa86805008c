package io.github.membudget.investigate.dump;

import java.util.Arrays;

/**
 * Which node refers to which, in a few arrays of numbers: four bytes an edge, eight bytes a node. Nodes are added in any order, the edges of
 * one node one after the other.
 */
final class Edges {
    private final int[] first;
    private final int[] count;
    private int[] targets;
    private int size;

    Edges(int nodes) {
        first = new int[nodes];
        count = new int[nodes];
        targets = new int[Math.max(16, nodes)];
    }

    /** The edges added from now on are this node's. */
    void begin(int node) {
        first[node] = size;
        count[node] = 0;
    }

    void add(int node, int target) {
        if (size == targets.length) {
            targets = Arrays.copyOf(targets, (int) Math.min(Integer.MAX_VALUE - 8, size + (long) size / 2));
        }
        targets[size++] = target;
        count[node]++;
    }

    /** Adds edges of a node after those of others have been added: all of its edges move to the end. */
    void append(int node, int[] more) {
        int start = first(node);
        int end = end(node);
        begin(node);
        for (int edge = start; edge < end; edge++) {
            add(node, target(edge));
        }
        for (int target : more) {
            add(node, target);
        }
    }

    int nodes() {
        return first.length;
    }

    /** The number of the node's first edge. */
    int first(int node) {
        return first[node];
    }

    /** One more than the number of the node's last edge. */
    int end(int node) {
        return first[node] + count[node];
    }

    int target(int edge) {
        return targets[edge];
    }
}
