package it.planted;

import org.junit.jupiter.api.RepeatedTest;

class FailuresTest {
    static class Invalid extends RuntimeException {
        final byte[] document = new byte[1 << 20];
    }

    @RepeatedTest(4)
    void use() {
        throw new Invalid();
    }
}
