package it;

import org.junit.jupiter.api.Test;

class LeakingATest {
    @Test
    void leaks() {
        for (int i = 0; i < 24; i++) {
            new Raster(1 << 20);
        }
    }
}
