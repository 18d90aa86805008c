package io.github.membudget.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OffHeapMemoryTest {
    private static final int BYTES = 64 << 20;

    @Test
    void directBuffersAreOffTheHeapAndArraysOnIt() throws Exception {
        OffHeapMemory memory = OffHeapMemory.of(new DiagnosticCommands());
        assumeTrue(memory != null, "only on Linux, with a heap in one place");
        long before = memory.bytes();
        byte[] array = new byte[BYTES];
        Arrays.fill(array, (byte) 1);
        long withArray = memory.bytes();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES);
        for (int i = 0; i < BYTES; i += 4096) {
            buffer.put(i, (byte) 1);
        }
        long withBuffer = memory.bytes();
        assertThat(withArray - before).isLessThan(BYTES / 2);
        assertThat(withBuffer - withArray).isBetween(BYTES / 2L, BYTES * 2L);
        assertThat(array.length).isEqualTo(buffer.capacity());
    }
}
