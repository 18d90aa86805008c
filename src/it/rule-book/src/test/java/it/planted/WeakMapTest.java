package it.planted;

import java.util.Map;
import java.util.WeakHashMap;
import org.junit.jupiter.api.RepeatedTest;

class WeakMapTest {
    private static final class Key {
        private final int[] rows = new int[1 << 14];
    }

    private static final class Sum {
        private final Key of;

        Sum(Key of) {
            this.of = of;
        }
    }

    private static final Map<Key, Sum> SUMS = new WeakHashMap<>();

    @RepeatedTest(20)
    void use() throws Exception {
        Key key = new Key();
        SUMS.put(key, new Sum(key));
        SUMS.get(key).of.rows[0]++;
    }
}
