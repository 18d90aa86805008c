package it;

import org.junit.jupiter.api.Test;

class GreedyTest {
    @Test
    void takes() throws Exception {
        Thread.sleep(300);
        Memory.direct(80);
        Thread.sleep(300);
    }

    @Test
    void waits() throws Exception {
        Thread.sleep(500);
    }
}
