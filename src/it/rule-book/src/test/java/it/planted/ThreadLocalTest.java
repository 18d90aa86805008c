package it.planted;

import org.junit.jupiter.api.RepeatedTest;

class ThreadLocalTest {
    static final ThreadLocal<byte[]> CONTEXT = new ThreadLocal<>();

    @RepeatedTest(5)
    void use() throws Exception {
        byte[] before = CONTEXT.get();
        CONTEXT.set(new byte[(before == null ? 0 : before.length) + (1 << 20)]);
    }
}
