package it;

import org.junit.jupiter.api.Test;

class DLeavesTest {
    @Test
    void leaves() {
        Left.thread("left-by-d");
    }
}
