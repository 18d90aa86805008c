package io.github.membudget.investigate.dump;

import java.util.HashMap;
import java.util.Map;

/** What each node is: the same number for all instances of a type, for all arrays of objects, and for all of primitives as wide. */
final class Shapes {
    /** What is less stands for arrays, and for what no object is. */
    private static final int FIRST_TYPE = 16;

    private final int[] nodes;
    private final Map<Long, Integer> types = new HashMap<>();

    Shapes(int count) {
        nodes = new int[count];
    }

    void put(int node, int shape) {
        nodes[node] = shape;
    }

    int of(int node) {
        return nodes[node];
    }

    /** @param type id of a class that has instances */
    int instance(long type) {
        return types.computeIfAbsent(type, any -> FIRST_TYPE + types.size());
    }

    static int array(int elementBytes) {
        return elementBytes;
    }

    /** How many nodes there are. */
    int count() {
        return nodes.length;
    }

    /** Every shape is less. */
    int end() {
        return FIRST_TYPE + types.size();
    }
}
