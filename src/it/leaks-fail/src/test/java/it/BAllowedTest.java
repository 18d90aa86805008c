package it;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BAllowedTest {
    @Test
    void starts() {
        Thread allowed = new Thread(
                () -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "AllowedPool-7");
        allowed.setDaemon(true);
        allowed.start();
    }
}
