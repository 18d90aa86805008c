package it;

import org.junit.jupiter.api.Test;

class GreedyTest {
    @Test
    void takesDirectMemory() throws Exception {
        Thread.sleep(300);
        Memory.heap(60);
        Memory.direct(85);
        Thread.sleep(300);
    }

    @Test
    void waits() throws Exception {
        Thread.sleep(300);
    }
}
