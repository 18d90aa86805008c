package it.twins;

import org.junit.jupiter.api.Test;

class EBothTest {
    @Test
    void fills() {
        for (int i = 0; i < 8; i++) {
            Twins.LEFT.add(new byte[1 << 20]);
            Twins.RIGHT.add(new byte[1 << 20]);
        }
    }
}
