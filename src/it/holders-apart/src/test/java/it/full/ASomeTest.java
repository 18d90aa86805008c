package it.full;

import org.junit.jupiter.api.Test;

class ASomeTest {
    @Test
    void sees() {
        Registry.see(30);
    }
}
