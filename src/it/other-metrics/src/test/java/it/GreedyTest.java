package it;

import org.junit.jupiter.api.Test;

class GreedyTest {
    @Test
    void takes() throws Exception {
        Memory.direct(60);
        Memory.heap(40);
        Thread.sleep(1000);
    }
}
