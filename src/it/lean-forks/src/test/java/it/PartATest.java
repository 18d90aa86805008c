package it;

import org.junit.jupiter.api.Test;

class PartATest {
    @Test
    void notes() {
        Jvm.note(this);
    }
}
