package it;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OffHeapTest {
    @Test
    void takesDirectBuffers() {
        List<ByteBuffer> held = new ArrayList<>();
        while (true) {
            held.add(ByteBuffer.allocateDirect(1 << 20));
        }
    }
}
