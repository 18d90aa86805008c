package it;

import org.junit.jupiter.api.Test;

class SleepsTest {
    @Test
    void sleepsTooLong() throws Exception {
        Thread.sleep(Integer.getInteger("sleep.millis", 10));
    }
}
