package it;

import org.junit.jupiter.api.Test;

class Newcomer {
    @Test
    void doesLittle() {}
}
