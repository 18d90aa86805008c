package it;

import org.junit.jupiter.api.Test;

class GPropertyTest {
    @Test
    void sets() {
        System.setProperty("it.left", "secret");
    }
}
