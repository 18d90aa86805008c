package it;

import org.junit.jupiter.api.Test;

class WastefulTest {
    static Object sink;

    @Test
    void wastes() throws InterruptedException {
        for (int i = 0; i < 1000; i++) {
            sink = new long[1 << 17];
            Thread.sleep(1);
        }
        sink = null;
    }
}
