package it;

import org.junit.jupiter.api.Test;

class LeakyBTest {
    @Test
    void keepsVectors() {
        Registry.keep("B");
    }
}
