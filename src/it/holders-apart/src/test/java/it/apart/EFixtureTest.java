package it.apart;

import org.junit.jupiter.api.Test;

class EFixtureTest {
    @Test
    void loads() {
        Fixtures.load("e", 7);
    }
}
