package it;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class UnusedTest {
    @Test
    void leavesBuffersToTheCollector() {
        for (int i = 0; i < 64; i++) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
            while (buffer.hasRemaining()) {
                buffer.put((byte) 1);
            }
        }
    }
}
