package it.orders;

import org.junit.jupiter.api.Test;

class CartTest {
    @Test
    void takesTimeAndMemory() throws Exception {
        Work.of(600, 20);
    }
}
