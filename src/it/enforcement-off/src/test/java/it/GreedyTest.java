package it;

import org.junit.jupiter.api.Test;

class GreedyTest {
    @Test
    void takes() throws Exception {
        Memory.heap(60);
        Memory.direct(85);
        Thread.sleep(1000);
    }
}
