package it.orders;

import org.junit.jupiter.api.Test;

class InvoiceTest {
    @Test
    void takesTimeAndMemory() throws Exception {
        Work.of(400, 60);
    }
}
