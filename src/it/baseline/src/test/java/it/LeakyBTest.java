package it;

import org.junit.jupiter.api.Test;

class LeakyBTest {
    @Test
    void keeps() {
        Registry.keep();
    }
}
