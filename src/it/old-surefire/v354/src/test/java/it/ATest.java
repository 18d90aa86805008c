package it;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Disabled;

class ATest {
    @Test
    void passes() {}

    @Disabled
    @Test
    void isDisabled() {}
}
