package it;

import org.junit.jupiter.api.Test;

class LateTest {
    @Test
    void onlyRunsBesideThem() throws Exception {
        Thread.sleep(1200);
    }
}
