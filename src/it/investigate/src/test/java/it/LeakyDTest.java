package it;

import org.junit.jupiter.api.Test;

class LeakyDTest {
    @Test
    void keepsVectors() {
        Registry.keep("D");
    }
}
