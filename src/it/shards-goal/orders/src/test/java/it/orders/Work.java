package it.orders;

import java.util.Arrays;

/** Takes so long and so much heap, for real: every page is touched. */
final class Work {
    private Work() {}

    static void of(int millis, int mebibytes) throws InterruptedException {
        byte[][] held = new byte[mebibytes][];
        for (int i = 0; i < mebibytes; i++) {
            held[i] = new byte[1 << 20];
            Arrays.fill(held[i], (byte) 1);
        }
        Thread.sleep(millis);
        if (held[mebibytes - 1][0] != 1) {
            throw new AssertionError();
        }
    }
}
