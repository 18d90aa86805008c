package it;

import org.junit.jupiter.api.Test;

class FrugalTest {
    @Test
    void doesLittle() {}
}
