package it;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Takes memory for real: every page is touched. */
final class Memory {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final List<Object> HELD = new ArrayList<>();

    private Memory() {}

    static void heap(int mebibytes) {
        for (int i = 0; i < mebibytes; i++) {
            byte[] block = new byte[MEBIBYTE - 64];
            java.util.Arrays.fill(block, (byte) 1);
            HELD.add(block);
        }
    }

    /** Outside the heap, so that -Xmx does not hold it. */
    static void direct(int mebibytes) {
        for (int i = 0; i < mebibytes; i++) {
            ByteBuffer block = ByteBuffer.allocateDirect(MEBIBYTE);
            for (int page = 0; page < MEBIBYTE; page += 4096) {
                block.put(page, (byte) 1);
            }
            HELD.add(block);
        }
    }
}
