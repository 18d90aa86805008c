package it;

import org.junit.jupiter.api.Test;

class CTest {
    @Test
    void waits() throws Exception {
        Memory.heap(40);
        Thread.sleep(1500);
    }
}
