package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Its one instance, and with it the buffer, is let go of after the class has ended. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CleanBTest {
    private final byte[] buffer = new byte[16 << 20];

    @Test
    void needsMuchForAMoment() {
        long sum = 0;
        for (int i = 0; i < 100; i++) {
            sum += new byte[1 << 20].length;
        }
        assertEquals(100L << 20, sum);
        assertEquals(16 << 20, buffer.length);
    }
}
