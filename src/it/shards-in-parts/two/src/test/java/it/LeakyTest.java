package it;

import org.junit.jupiter.api.Test;

class LeakyTest extends Noted {
    @Test
    void leavesAThread() {
        Thread thread = new Thread(
                () -> {
                    try {
                        Thread.sleep(60_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "left-behind");
        thread.setDaemon(true);
        thread.start();
    }
}
