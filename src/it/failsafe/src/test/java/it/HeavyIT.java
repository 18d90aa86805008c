package it;

import org.junit.jupiter.api.Test;

class HeavyIT {
    @Test
    void fails() {
        throw new AssertionError("on purpose");
    }
}
