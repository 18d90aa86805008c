package it.mended;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.RepeatedTest;

class MendedNettyBufferTest {
    @RepeatedTest(10)
    void use() throws Exception {
        for (int i = 0; i < 4; i++) {
            ByteBuf buffer = PooledByteBufAllocator.DEFAULT.directBuffer(500 << 10);
            try {
                assertTrue(buffer.writeByte(1).isReadable());
            } finally {
                buffer.release();
            }
        }
    }
}
