package it.planted;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;

class CacheTest {
    static final Map<Long, byte[]> CACHE = new HashMap<>();

    @RepeatedTest(5)
    void use() throws Exception {
        CACHE.put(System.nanoTime(), new byte[1 << 19]);
    }
}
