package it;

import org.junit.jupiter.api.Test;

class LeakingATest {
    @Test
    void leaks() {
        Native.allocate(24 << 20);
    }
}
