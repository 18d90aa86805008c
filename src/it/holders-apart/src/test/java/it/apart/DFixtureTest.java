package it.apart;

import org.junit.jupiter.api.Test;

class DFixtureTest {
    @Test
    void loads() {
        Fixtures.load("d", 5);
    }
}
