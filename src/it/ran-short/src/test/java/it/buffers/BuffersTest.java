package it.buffers;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuffersTest {
    /** So few that their number is no sign of a leak. */
    static final List<ByteBuffer> KEPT = new ArrayList<>();

    @Test
    void takesMoreThanThereIs() {
        while (KEPT.size() < 20) {
            KEPT.add(ByteBuffer.allocateDirect(1 << 20));
        }
    }
}
