package it;

import org.junit.jupiter.api.Test;

class BTest {
    @Test
    void passes() {}
}
