package it;

import org.junit.jupiter.api.Test;

class GreedyTest {
    @Test
    void takesEverMore() throws Exception {
        Children.start("greedy");
        long end = System.nanoTime() + 90_000_000_000L;
        Memory.direct(40);
        while (System.nanoTime() < end) {
            Memory.direct(1);
            Thread.sleep(40);
        }
    }
}
