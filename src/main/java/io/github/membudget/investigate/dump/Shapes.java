package io.github.membudget.investigate.dump;

import java.util.HashMap;
import java.util.Map;

/**
 * A number for what each node is. All instances of a class have the same number, and so have all arrays of objects, and all arrays of
 * primitives of the same width.
 */
final class Shapes {
    /** Lower numbers are for arrays, and for what is no object. */
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

    /** @param elementBytes 0 for an array of objects */
    static int array(int elementBytes) {
        return elementBytes;
    }

    /** How many nodes there are. */
    int count() {
        return nodes.length;
    }

    /** One more than the highest number. */
    int end() {
        return FIRST_TYPE + types.size();
    }
}
