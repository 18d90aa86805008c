package it.planted;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.junit.jupiter.api.RepeatedTest;

class CaffeineTest {
    static final Cache<Long, byte[]> VALUES = Caffeine.newBuilder().build();

    @RepeatedTest(5)
    void use() throws Exception {
        VALUES.put(System.nanoTime(), new byte[1 << 19]);
    }
}
