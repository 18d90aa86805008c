package it.twins;

import org.junit.jupiter.api.Test;

class BRightTest {
    @Test
    void fills() {
        for (int i = 0; i < 8; i++) {
            Twins.RIGHT.add(new byte[1 << 20]);
        }
    }
}
