package it;

import org.junit.jupiter.api.Test;

class LeakyCTest {
    @Test
    void keeps() {
        Registry.keep();
    }
}
