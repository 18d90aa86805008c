package it;

import org.junit.jupiter.api.Test;

class LeakingBTest {
    @Test
    void leaks() {
        Native.allocate(24 << 20);
    }
}
