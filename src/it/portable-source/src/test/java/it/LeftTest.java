package it;

import org.junit.jupiter.api.Test;

class LeftTest {
    @Test
    void takesSome() throws Exception {
        Memory.heap(24);
        Children.start("left");
        Thread.sleep(2500);
    }
}
