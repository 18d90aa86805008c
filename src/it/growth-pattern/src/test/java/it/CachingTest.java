package it;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;

class CachingTest {
    private static final List<ByteBuffer> CACHE = new ArrayList<>();

    @RepeatedTest(40)
    void fillsACache() {
        if (CACHE.size() < 15) {
            CACHE.add(ByteBuffer.allocateDirect(2 << 20));
        }
    }
}
