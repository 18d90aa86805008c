package it;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class BGrowsTest {
    private static ByteBuffer kept;

    /** Outside of the heap. */
    @Test
    void keeps() {
        kept = ByteBuffer.allocateDirect(150 << 20);
        for (int page = 0; page < kept.capacity(); page += 4096) {
            kept.put(page, (byte) 1);
        }
    }
}
