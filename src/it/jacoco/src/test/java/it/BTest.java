package it;

import org.junit.jupiter.api.Test;

class BTest {
    @Test
    void coversTwo() {
        new Covered().two();
    }
}
