package it;

import org.junit.jupiter.api.Test;

class ALeavesTest {
    @Test
    void leaves() {
        Left.thread("left-by-a");
    }
}
