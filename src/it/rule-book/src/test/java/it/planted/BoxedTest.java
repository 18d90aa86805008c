package it.planted;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;

class BoxedTest {
    static final Map<Long, List<Double>> VECTORS = new HashMap<>();

    @RepeatedTest(5)
    void use() throws Exception {
        List<Double> vector = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            vector.add(Math.random());
        }
        VECTORS.put(System.nanoTime(), vector);
    }
}
