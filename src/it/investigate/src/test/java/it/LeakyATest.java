package it;

import org.junit.jupiter.api.Test;

class LeakyATest {
    @Test
    void keepsVectors() {
        Registry.keep("A");
    }
}
