package it;

import org.junit.jupiter.api.Test;

class FillsTest {
    @Test
    void fills() throws Exception {
        for (int i = 0; i < 24; i++) {
            Kept.BY_TEST.add(new int[1 << 17]);
            Thread.sleep(20);
        }
    }
}
