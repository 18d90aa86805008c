package it;

import org.junit.jupiter.api.Test;

class ClockTest {
    @Test
    void theClockJumpsAheadAndFarBack() throws Exception {
        System.out.println("clock: " + Shell.run("date -s @$(($(date +%s) + 7200))"));
        Thread.sleep(500);
        System.out.println("clock: " + Shell.run("date -s @$(($(date +%s) - 86400))"));
        Thread.sleep(500);
    }
}
