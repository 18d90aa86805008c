package io.github.membudget.platform;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.HeapUse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The performance counters that HotSpot keeps in a file of its own: read without asking the JVM anything, and, since the file stays
 * open here, still after it has ended. ZGC counts nothing there.
 */
public final class HeapCounters implements AutoCloseable {
    private static final int MAGIC = 0xcafec0c0;
    private static final int LARGEST = 1 << 20;
    private static final int PROLOGUE = 32;
    private static final int ENTRY = 20;
    private static final int KIB = 1024;
    private static final String GENERATION = "sun.gc.generation.";

    private final FileChannel file;

    private HeapCounters(FileChannel file) {
        this.file = file;
    }

    /** Empty where the JVM keeps none, or not yet. */
    public static Optional<HeapCounters> open(long pid) {
        Path directory =
                Path.of("/proc", Long.toString(pid), "root/tmp", "hsperfdata_" + System.getProperty("user.name"));
        return open(directory.resolve(Long.toString(pid)));
    }

    static Optional<HeapCounters> open(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new HeapCounters(FileChannel.open(file, StandardOpenOption.READ)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Empty where the collector counts nothing. */
    public Optional<HeapUse> heap() {
        try {
            Map<String, Long> counters = longs(bytes());
            long used = counters.entrySet().stream()
                    .filter(entry -> entry.getKey().endsWith(".used"))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            long young = counters.getOrDefault(GENERATION + "0.maxCapacity", 0L);
            long old = counters.getOrDefault(GENERATION + "1.maxCapacity", 0L);
            // With G1 either generation may grow to the whole heap, some bytes apart; with the others they share it.
            long max = Math.abs(young - old) < KIB ? Math.min(young, old) / KIB * KIB : young + old;
            return used > 0 && max > 0 ? Optional.of(new HeapUse(new Bytes(used), new Bytes(max))) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private ByteBuffer bytes() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(LARGEST, file.size()));
        int read = 0;
        while (read >= 0 && bytes.hasRemaining()) {
            read = file.read(bytes, bytes.position());
        }
        return bytes.flip();
    }

    /** Heap counters by name, from the layout that HotSpot has kept since Java 5 (perfMemory.hpp). */
    private static Map<String, Long> longs(ByteBuffer bytes) {
        Map<String, Long> counters = new HashMap<>();
        if (bytes.remaining() < PROLOGUE || bytes.getInt(0) != MAGIC) {
            return counters;
        }
        bytes.order(bytes.get(4) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int at = bytes.getInt(24);
        int count = bytes.getInt(28);
        for (int i = 0; i < count && at + ENTRY <= bytes.limit(); i++) {
            int length = bytes.getInt(at);
            if (length <= 0) {
                break;
            }
            boolean scalarLong = bytes.getInt(at + 8) == 0 && bytes.get(at + 12) == 'J';
            String name = scalarLong ? name(bytes, at + bytes.getInt(at + 4)) : "";
            if (name.startsWith(GENERATION)) {
                counters.put(name, bytes.getLong(at + bytes.getInt(at + 16)));
            }
            at += length;
        }
        return counters;
    }

    private static String name(ByteBuffer bytes, int from) {
        int end = from;
        while (end < bytes.limit() && bytes.get(end) != 0) {
            end++;
        }
        byte[] name = new byte[end - from];
        bytes.get(from, name);
        return new String(name, StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // Only read.
            return;
        }
    }
}
