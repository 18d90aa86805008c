package it.apart;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class GDirectTest {
    @Test
    void keeps() {
        for (int i = 0; i < 8; i++) {
            Buffers.ALL.add(ByteBuffer.allocateDirect(1 << 20));
        }
    }
}
