package it;

import org.junit.jupiter.api.Test;

class LeakyATest {
    @Test
    void keeps() {
        Registry.keep();
    }
}
