package it.apart;

import org.junit.jupiter.api.Test;

class CFixtureTest {
    @Test
    void loads() {
        Fixtures.load("c", 3);
    }
}
