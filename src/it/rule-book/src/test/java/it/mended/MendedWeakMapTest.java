package it.mended;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import org.junit.jupiter.api.RepeatedTest;

class MendedWeakMapTest {
    private static final class Key {
        private final int[] rows = new int[1 << 14];
    }

    private static final Map<Key, WeakReference<Key>> SUMS = new WeakHashMap<>();

    @RepeatedTest(20)
    void use() throws Exception {
        Key key = new Key();
        SUMS.put(key, new WeakReference<>(key));
        key.rows[0]++;
    }
}
