package io.github.membudget.investigate.dump;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The references on reference queues. Whoever made a reference keeps it too, as a rule, and its queue is no second place to look for. So a
 * queue counts only for references that nothing else reaches.
 */
final class QueuedReferences {
    private final Map<Integer, Integer> next = new HashMap<>();

    /** @param from node of the queue, or of the reference before this one */
    void add(int from, int to) {
        next.put(from, to);
    }

    /**
     * Adds edges from each queue to those of its references that nothing else reaches.
     *
     * @param reached whether a node is reached without the links of queues
     * @return whether there are any
     */
    boolean addTo(Edges edges, IntPredicate reached) {
        BitSet references = new BitSet();
        next.values().forEach(references::set);
        boolean any = false;
        for (int queue : next.keySet()) {
            int[] unreached = references.get(queue) ? new int[0] : unreached(queue, reached);
            if (unreached.length > 0) {
                edges.append(queue, unreached);
                any = true;
            }
        }
        return any;
    }

    private int[] unreached(int queue, IntPredicate reached) {
        BitSet seen = new BitSet();
        IntStream.Builder found = IntStream.builder();
        for (Integer at = next.get(queue); at != null && !seen.get(at); at = next.get(at)) {
            seen.set(at);
            if (!reached.test(at)) {
                found.add(at);
            }
        }
        return found.build().toArray();
    }
}
