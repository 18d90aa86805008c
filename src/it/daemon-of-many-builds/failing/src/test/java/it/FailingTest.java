package it;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class FailingTest {
    @Test
    void failsInTheDaemon() {
        assertFalse(Boolean.getBoolean("fail"));
    }
}
