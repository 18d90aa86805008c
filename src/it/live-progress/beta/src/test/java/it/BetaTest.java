package it;

import org.junit.jupiter.api.Test;

class BetaTest {
    @Test
    void printsWhileItRuns() throws InterruptedException {
        for (int i = 0; i < 30; i++) {
            System.out.println("beta says line " + i + " of what a test prints, long enough to leave a small terminal's line behind it");
            Thread.sleep(Integer.getInteger("pause", 20));
        }
    }
}
