package it;

import org.junit.jupiter.api.Test;

class ExitsTest {
    @Test
    void callsExit() {
        System.exit(3);
    }
}
