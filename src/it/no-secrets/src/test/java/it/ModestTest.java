package it;

import org.junit.jupiter.api.Test;

class ModestTest {
    @Test
    void takesNothing() {}
}
