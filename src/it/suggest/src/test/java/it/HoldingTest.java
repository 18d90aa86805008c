package it;

import org.junit.jupiter.api.Test;

class HoldingTest {
    private static byte[][] held;

    @Test
    void holdsFortyMebibytes() {
        held = new byte[40][1 << 20];
        System.gc();
    }

    @Test
    void makesGarbage() {
        long sum = 0;
        for (int i = 0; i < 2000; i++) {
            sum += new byte[1 << 20].length;
        }
        if (sum != 2000L << 20) {
            throw new AssertionError(sum);
        }
    }
}
