package it;

import org.junit.jupiter.api.Test;

class ApartTest {
    @Test
    void passes() {}
}
