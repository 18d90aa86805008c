package it.mended;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.RepeatedTest;

class MendedDirectTest {
    @RepeatedTest(5)
    void use() throws Exception {
        ByteBuffer.allocateDirect(1 << 10);
    }
}
