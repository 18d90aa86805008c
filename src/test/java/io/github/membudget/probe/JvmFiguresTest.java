package io.github.membudget.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class JvmFiguresTest {
    private static final int BYTES = 8 << 20;

    private final JvmFigures figures = new JvmFigures();

    @Test
    void whatThisThreadAllocatesIsCounted() {
        long before = figures.allocatedByThread();
        byte[] bytes = new byte[BYTES];
        assertThat(figures.allocatedByThread() - before).isBetween((long) bytes.length, bytes.length + (1L << 20));
    }

    @Test
    void directBuffersAreCounted() {
        figures.read();
        long before = figures.direct();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES);
        figures.read();
        assertThat(figures.direct() - before).isGreaterThanOrEqualTo(buffer.capacity());
    }

    @Test
    void theHeapAfterACollectionHasWhatLives() {
        byte[] lives = new byte[BYTES];
        System.gc();
        figures.read();
        assertThat(figures.heapAfterCollection())
                .isBetween((long) lives.length, Runtime.getRuntime().totalMemory());
    }

    @Test
    void threadsAndClassesAreCounted() throws InterruptedException {
        figures.read();
        long threads = figures.threads();
        Thread waits = new Thread(() -> {
            synchronized (this) {
                notifyAll();
            }
        });
        waits.start();
        waits.join();
        figures.read();
        assertThat(threads).isPositive();
        assertThat(figures.loadedClasses()).isGreaterThan(500);
        assertThat(figures.metaspace()).isGreaterThan(1 << 20);
    }

    @Test
    void nothingIsKnownBeforeItIsRead() {
        assertThat(figures.direct()).isNegative();
        assertThat(figures.threads()).isNegative();
        assertThat(figures.heapAfterCollection()).isNegative();
    }
}
