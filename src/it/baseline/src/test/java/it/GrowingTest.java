package it;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class GrowingTest {
    static byte[][] held;

    @Test
    void holds() throws Exception {
        held = new byte[8 + Integer.getInteger("grown", 0)][];
        for (int i = 0; i < held.length; i++) {
            held[i] = new byte[1 << 20];
            java.util.Arrays.fill(held[i], (byte) 1);
        }
        // Long enough to be sampled.
        Thread.sleep(300);
    }

    @AfterAll
    static void letsGo() {
        held = null;
    }
}
