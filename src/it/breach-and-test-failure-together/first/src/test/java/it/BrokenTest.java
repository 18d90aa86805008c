package it;

import org.junit.jupiter.api.Test;

class BrokenTest {
    @Test
    void fails() {
        throw new AssertionError("on purpose");
    }
}
