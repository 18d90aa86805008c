package it;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class FreeingTest {
    private static final int THREADS = 6;
    private static final int BLOCKS = 400;

    @Test
    void freesAllButSmallBlocks() throws Exception {
        CountDownLatch all = new CountDownLatch(THREADS);
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            threads[i] = new Thread(() -> work(all));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void work(CountDownLatch all) {
        long[] blocks = new long[BLOCKS];
        for (int i = 0; i < BLOCKS; i++) {
            blocks[i] = Native.allocate(60_000);
        }
        // Behind the others in its arena, which it keeps from shrinking.
        Native.allocate(64);
        all.countDown();
        try {
            all.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (long block : blocks) {
            Native.free(block);
        }
    }
}
