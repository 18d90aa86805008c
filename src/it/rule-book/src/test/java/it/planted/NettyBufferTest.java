package it.planted;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.RepeatedTest;

class NettyBufferTest {
    @RepeatedTest(10)
    void use() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertTrue(PooledByteBufAllocator.DEFAULT.directBuffer(500 << 10).writeByte(1).isReadable());
        }
    }
}
