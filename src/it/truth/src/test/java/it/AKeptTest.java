package it;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Off-heap memory is resident when it is touched and gone when it is freed: the truth is what is asked for. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AKeptTest {
    private static final List<Object> KEPT = new ArrayList<>();

    @Test
    @Order(1)
    void warmsUp() throws Exception {
        for (int i = 0; i < 20; i++) {
            Native.keep(16).free();
        }
        // The compiler's own memory comes and goes meanwhile.
        Thread.sleep(300);
    }

    @Test
    @Order(2)
    void keeps64Mebibytes() {
        KEPT.add(Native.keep(64));
    }

    @Test
    @Order(3)
    void keepsNothing() throws Exception {
        Thread.sleep(5);
    }

    @Test
    @Order(4)
    void spikesBy100MebibytesForAMoment() {
        Native.keep(100).free();
    }

    @Test
    @Order(5)
    void keepsNothingEither() throws Exception {
        Thread.sleep(5);
    }

    @Test
    @Order(6)
    void keepsADirectBufferOf32Mebibytes() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(32 << 20);
        KEPT.add(buffer);
        for (int i = 0; i < buffer.capacity(); i += 4096) {
            buffer.put(i, (byte) 1);
        }
    }

    @Test
    @Order(7)
    void allocatesTenMebibytesOfHeapAndDropsThem() {
        for (int i = 0; i < 10; i++) {
            byte[] garbage = new byte[1 << 20];
            garbage[i] = 1;
        }
    }
}
