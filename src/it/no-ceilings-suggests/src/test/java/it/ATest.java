package it;

import org.junit.jupiter.api.Test;

class ATest {
    @Test
    void waits() throws Exception {
        Thread.sleep(500);
    }
}
