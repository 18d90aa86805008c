package it;

import org.junit.jupiter.api.Test;

class GeneralTest {
    @Test
    void notes() {
        Jvm.note(this);
    }
}
