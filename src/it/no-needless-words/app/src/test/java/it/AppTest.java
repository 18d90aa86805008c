package it;

import org.junit.jupiter.api.Test;

class AppTest {
    @Test
    void passes() {}
}
