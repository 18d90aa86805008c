package it;

import org.junit.jupiter.api.Test;

class LeakyETest {
    @Test
    void keepsVectors() {
        Registry.keep("E");
    }
}
