package it.planted;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;

class LeakRecordsTest {
    static final List<ByteBuf> KEPT = new ArrayList<>();

    @RepeatedTest(2)
    void use() {
        ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        for (int i = 0; i < 500; i++) {
            ByteBuf buffer = PooledByteBufAllocator.DEFAULT.heapBuffer(16);
            KEPT.add(buffer.touch("first").touch("second"));
        }
        ResourceLeakDetector.setLevel(before);
    }
}
