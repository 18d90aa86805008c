package it;

import org.junit.jupiter.api.Test;

class GreedyTest {
    @Test
    void takes() throws Exception {
        Memory.direct(40);
        Memory.heap(30);
        Thread.sleep(1000);
    }
}
