package truth;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Takes memory of each kind, and writes down how much. */
public final class Truth {
    private static final Path TOLD = Path.of("target", "truth.txt");
    private static final List<Object> KEPT = Collections.synchronizedList(new ArrayList<>());
    private static final int PAGE = 4096;

    private Truth() {}

    /** What the caller's figure is, as the caller knows it. */
    static void is(Class<?> type, String method, String figure, long bytes) throws IOException {
        Files.writeString(
                TOLD,
                type.getName() + '\t' + method + '\t' + figure + '\t' + bytes + '\n',
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    static long mib(int count) {
        return (long) count << 20;
    }

    static void keepHeap(int mebibytes) {
        KEPT.add(heap(mebibytes));
    }

    static byte[] heap(int mebibytes) {
        // The JVM zeroes it, which makes it resident.
        return new byte[mebibytes << 20];
    }

    static void keepDirect(int mebibytes) {
        KEPT.add(touched(ByteBuffer.allocateDirect(mebibytes << 20)));
    }

    /** Over 32 MiB: smaller pieces malloc may take from what was freed before, and RSS does not rise. */
    static void keepNative(int mebibytes) {
        KEPT.add(Native.keep(mebibytes));
    }

    static void spike(int mebibytes, int millis) throws InterruptedException {
        Native held = Native.keep(mebibytes);
        if (millis > 0) {
            Thread.sleep(millis);
        }
        held.free();
    }

    static MappedByteBuffer map(int mebibytes) throws IOException {
        Path file = Files.createTempFile(Path.of("target"), "mapped", ".bin");
        file.toFile().deleteOnExit();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, mib(mebibytes));
            KEPT.add(mapped);
            return mapped;
        }
    }

    static <T extends ByteBuffer> T touched(T buffer) {
        for (int i = 0; i < buffer.capacity(); i += PAGE) {
            buffer.put(i, (byte) 1);
        }
        return buffer;
    }
}
