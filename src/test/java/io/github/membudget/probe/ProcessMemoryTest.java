package io.github.membudget.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcessMemoryTest {
    private static final int BYTES = 64 << 20;

    private ProcessMemory memory;

    @BeforeEach
    void onLinux() {
        assumeThat(new File("/proc/self/status")).exists();
        memory = new ProcessMemory();
    }

    @Test
    void whatIsTouchedIsInTheRssAndInItsPeak() throws IOException {
        memory.read();
        long before = memory.rss();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES);
        for (int i = 0; i < BYTES; i += 4096) {
            buffer.put(i, (byte) 1);
        }
        memory.read();
        assertThat(memory.rss() - before).isGreaterThan(BYTES / 2);
        assertThat(memory.peak()).isGreaterThanOrEqualTo(memory.rss());
        assertThat(buffer.get(0)).isEqualTo((byte) 1);
    }

    @Test
    void thePeakIsResetToWhatIsResident() throws IOException {
        assumeThat(memory.resetsPeak()).isTrue();
        touchAndFree();
        memory.read();
        long high = memory.peak();
        memory.resetPeak();
        memory.read();
        assertThat(memory.peak()).isLessThan(high - BYTES / 2);
    }

    /** In a process of its own there would be no need to free: malloc returns blocks of this size at once. */
    private static void touchAndFree() {
        try (var arena = new Freed()) {
            arena.touch();
        }
    }

    /** A mapping that is given back when it is closed, since garbage would be freed some time. */
    private static final class Freed implements AutoCloseable {
        private final long address = unsafe().allocateMemory(BYTES);

        void touch() {
            unsafe().setMemory(address, BYTES, (byte) 1);
        }

        @Override
        public void close() {
            unsafe().freeMemory(address);
        }

        private static sun.misc.Unsafe unsafe() {
            try {
                var field = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
                field.setAccessible(true);
                return (sun.misc.Unsafe) field.get(null);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
    }
}
