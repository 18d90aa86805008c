package it;

import org.junit.jupiter.api.Test;

class RightTest {
    @Test
    void takesSome() throws Exception {
        Memory.heap(24);
        Children.start("right");
        Thread.sleep(2500);
    }
}
