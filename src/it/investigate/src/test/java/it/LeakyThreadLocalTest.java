package it;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;

class LeakyThreadLocalTest {
    @Test
    void keepsABufferForTheThread() {
        ThreadLocal<byte[]> buffer = new ThreadLocal<>();
        buffer.set(new byte[12 << 20]);
    }

    @Test
    void failsAndIsLookedIntoAllTheSame() {
        fail("told, and no failure of an investigation");
    }
}
