package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CleanBTest {
    @Test
    void needsMuchForAMoment() {
        long sum = 0;
        for (int i = 0; i < 100; i++) {
            sum += new byte[1 << 20].length;
        }
        assertEquals(100L << 20, sum);
    }
}
