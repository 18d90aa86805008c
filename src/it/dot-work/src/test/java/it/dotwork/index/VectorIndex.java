package it.dotwork.index;

import it.dotwork.Causes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/** The nearest vectors of each query, in a heap of the best. */
final class VectorIndex {
    static final int DIMENSIONS = 384;

    private static final Map<String, PriorityQueue<Candidate>> NEAREST = new HashMap<>();

    private VectorIndex() {}

    /** Of the vector either the boxed or the primitive one is there. */
    record Candidate(String name, double score, List<Double> boxed, float[] vector) {}

    static int search(String query, int count, int best) {
        PriorityQueue<Candidate> top = new PriorityQueue<>(Comparator.comparingDouble(Candidate::score));
        Random random = new Random(query.hashCode());
        for (int i = 0; i < count; i++) {
            top.add(candidate(query + i, random));
            if (top.size() > best) {
                top.poll();
            }
        }
        if (!Causes.isMended("vectors")) {
            NEAREST.put(query, top);
        }
        return top.size();
    }

    private static Candidate candidate(String name, Random random) {
        if (Causes.isMended("vectors")) {
            float[] vector = new float[DIMENSIONS];
            for (int i = 0; i < DIMENSIONS; i++) {
                vector[i] = random.nextFloat();
            }
            return new Candidate(name, random.nextDouble(), null, vector);
        }
        List<Double> boxed = new ArrayList<>(DIMENSIONS);
        for (int i = 0; i < DIMENSIONS; i++) {
            boxed.add(random.nextDouble());
        }
        return new Candidate(name, random.nextDouble(), boxed, null);
    }
}
