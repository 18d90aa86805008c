package it;

import org.junit.jupiter.api.Test;

class PartBTest {
    @Test
    void notes() {
        Jvm.note(this);
    }
}
