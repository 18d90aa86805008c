package it.orders;

import org.junit.jupiter.api.Test;

class PriceTest {
    @Test
    void takesTimeAndMemory() throws Exception {
        Work.of(200, 5);
    }
}
