package it;

import org.junit.jupiter.api.Test;

class OwnTest {
    @Test
    void notes() {
        Jvm.note(this);
    }
}
