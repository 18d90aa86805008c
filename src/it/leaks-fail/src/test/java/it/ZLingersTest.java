package it;

import org.junit.jupiter.api.Test;

/** The last class: its thread ends by itself after the test has ended. */
class ZLingersTest {
    @Test
    void starts() {
        new Thread(() -> pause(), "lingering-1").start();
    }

    private static void pause() {
        try {
            Thread.sleep(800);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
