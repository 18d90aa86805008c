package it;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

@Tag("leaks")
class LeakyTest {
    private static final List<ByteBuffer> KEPT = new ArrayList<>();
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    @RepeatedTest(40)
    void leaksAMebibyteAndAThread() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
        for (int i = 0; i < buffer.capacity(); i += 4096) {
            buffer.put(i, (byte) 1);
        }
        KEPT.add(buffer);
        Thread thread = new Thread(
                () -> {
                    try {
                        NEVER.await();
                    } catch (InterruptedException e) {
                        return;
                    }
                },
                "leaked-" + KEPT.size());
        thread.setDaemon(true);
        thread.start();
    }
}
