package it.apart;

import java.util.HashMap;
import java.util.Map;

/** Filled a little by each class, with arrays as everybody has them. */
final class Fixtures {
    private static final Map<String, byte[]> CACHE = new HashMap<>();

    private Fixtures() {}

    static void load(String name, int mebibytes) {
        for (int i = 0; i < mebibytes; i++) {
            CACHE.put(name + i, new byte[1 << 20]);
        }
    }
}
