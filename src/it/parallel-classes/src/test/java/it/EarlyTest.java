package it;

import org.junit.jupiter.api.Test;

class EarlyTest {
    @Test
    void onlyRunsBesideThem() throws Exception {
        Thread.sleep(200);
    }
}
