package it;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AThreadTest {
    @Test
    void starts() {
        new Thread(() -> await(), "left-thread-1").start();
    }

    private static void await() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
