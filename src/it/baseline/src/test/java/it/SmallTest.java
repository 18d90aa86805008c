package it;

import org.junit.jupiter.api.Test;

class SmallTest {
    @Test
    void doesLittle() {}
}
