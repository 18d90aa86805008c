package it;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps what nobody asks for again: 4 MiB of boxed numbers each time. */
final class Registry {
    static final Map<String, List<Double>> VECTORS = new HashMap<>();

    static void keep(String name) {
        List<Double> vector = new ArrayList<>();
        // 16 bytes for each Double, 4 and a bit for the reference to it.
        for (int i = 0; i < 200_000; i++) {
            vector.add(i * 0.5);
        }
        VECTORS.put(name, vector);
    }
}
