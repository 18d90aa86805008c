package io.github.membudget.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OffHeapMemoryTest {
    private static final int BYTES = 64 << 20;

    @Test
    void mappingsAreToldByAddressAndName() throws Exception {
        String map = "c0000000-d0000000 rw-p 00000000 00:00 0 \nRss: 100 kB\n"
                + "55d0f8a00000-55d0f8b00000 rw-p 00000000 00:00 0   [heap]\nRss: 20 kB\n"
                + "7f1234000000-7f1236000000 rw-p 00000000 00:00 0 \nRss: 30 kB\n"
                + "7f1236000000-7f1238000000 ---p 00000000 00:00 0 \nRss: 0 kB\n"
                + "7f1240001000-7f1240002000 rw-p 00000000 00:00 0 \nRss: 4 kB\n"
                + "7f1250000000-7f1250002000 r-xp 00000000 08:01 7   /usr/lib/libc.so.6\nRss: 5 kB\n"
                + "7f1260000000-7f1260002000 r--s 00000000 08:01 9   /tmp/index.bin\nRss: 6 kB\n";
        OffHeapMemory.Resident resident =
                OffHeapMemory.resident(new BufferedReader(new StringReader(map)), 0xc0000000L, 0xd0000000L);
        assertThat(resident.heap).isEqualTo(100);
        assertThat(resident.malloc).isEqualTo(50);
        assertThat(resident.arenas).isEqualTo(1);
        assertThat(resident.libraries).isEqualTo(5);
        assertThat(resident.mappedFiles).isEqualTo(6);
        assertThat(resident.other).isEqualTo(4);
    }

    @Test
    void theJvmsOwnCountIsRead() {
        String summary = "-                  Compiler (reserved=187KB, committed=180KB)\n"
                + "                            (malloc=22KB #93) (peak=37KB #102) \n"
                + "-               Arena Chunk (reserved=2735KB, committed=2735KB)\n"
                + "                            (malloc=2735KB tag=Arena Chunk #138) (at peak) \n"
                + "-        Shared class space (reserved=16384KB, committed=12060KB, readonly=0KB)\n";
        assertThat(OffHeapMemory.counted(summary))
                .containsEntry("Compiler", 180L)
                .containsEntry("Arena Chunk", 2735L)
                .containsEntry("Shared class space", 12060L);
        assertThat(OffHeapMemory.peakOfCompilers(summary)).isEqualTo(37 + 2735);
        assertThat(OffHeapMemory.peakOfCompilers("")).isEqualTo(-1);
    }

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
