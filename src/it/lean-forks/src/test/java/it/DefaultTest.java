package it;

import org.junit.jupiter.api.Test;

class DefaultTest {
    @Test
    void notes() {
        Jvm.note(this);
    }
}
