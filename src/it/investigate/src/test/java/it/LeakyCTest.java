package it;

import org.junit.jupiter.api.Test;

class LeakyCTest {
    @Test
    void keepsVectors() {
        Registry.keep("C");
    }
}
