package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CleanTest {
    @Test
    void keepsNothing() {
        assertEquals(1 << 20, new byte[1 << 20].length);
    }
}
