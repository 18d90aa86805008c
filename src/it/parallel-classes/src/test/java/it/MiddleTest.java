package it;

import org.junit.jupiter.api.Test;

class MiddleTest {
    @Test
    void onlyRunsBesideThem() throws Exception {
        Thread.sleep(700);
    }
}
