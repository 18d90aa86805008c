package it.mended;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import org.junit.jupiter.api.RepeatedTest;

class MendedLeakRecordsTest {
    @RepeatedTest(2)
    void use() {
        ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        for (int i = 0; i < 500; i++) {
            ByteBuf buffer = PooledByteBufAllocator.DEFAULT.heapBuffer(16);
            buffer.touch("first").touch("second").release();
        }
        ResourceLeakDetector.setLevel(before);
    }
}
