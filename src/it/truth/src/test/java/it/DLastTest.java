package it;

import org.junit.jupiter.api.Test;

class DLastTest {
    /** No class ends after this one: what it leaves is seen when the JVM ends. */
    @Test
    void leavesAThreadAtTheVeryEnd() {
        Thread thread = new Thread(
                () -> {
                    try {
                        Thread.sleep(600_000);
                    } catch (InterruptedException e) {
                        return;
                    }
                },
                "left-by-d");
        thread.setDaemon(true);
        thread.start();
    }
}
