package it.orders;

import org.junit.jupiter.api.Test;

class StockTest {
    @Test
    void takesTimeAndMemory() throws Exception {
        Work.of(300, 10);
    }
}
