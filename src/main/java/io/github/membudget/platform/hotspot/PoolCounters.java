package io.github.membudget.platform.hotspot;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.PoolUse;
import io.github.membudget.model.PoolUse.Pool;
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
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The performance counters that HotSpot keeps in a file of its own: read without asking the JVM anything, and, since the file stays
 * open here, still after it has ended. ZGC counts nothing there.
 */
public final class PoolCounters implements AutoCloseable {
    private static final int MAGIC = 0xcafec0c0;
    private static final int LARGEST = 1 << 20;
    private static final int PROLOGUE = 32;
    private static final int ENTRY = 20;
    private static final int KIB = 1024;
    private static final String GENERATION = "sun.gc.generation.";
    private static final String COLLECTOR = "sun.gc.collector.";
    private static final String FREQUENCY = "sun.os.hrt.frequency";
    private static final String METASPACE = "sun.gc.metaspace.";
    private static final Pattern METASPACE_LIMIT = Pattern.compile("-XX:MaxMetaspaceSize=(\\d+)([kKmMgG]?)");

    private final FileChannel file;
    private int[] collectorAt = {};
    private OptionalInt liveAt = OptionalInt.empty();
    private ByteOrder order = ByteOrder.nativeOrder();

    private PoolCounters(FileChannel file) {
        this.file = file;
    }

    /** Empty where there is none. */
    public static Optional<PoolCounters> open(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PoolCounters(FileChannel.open(file, StandardOpenOption.READ)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Empty where the collector counts nothing. */
    public Optional<PoolUse> heap() {
        try {
            Map<String, Long> counters = longs(bytes(), GENERATION);
            long used = counters.entrySet().stream()
                    .filter(entry -> entry.getKey().endsWith(".used"))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            long young = counters.getOrDefault(GENERATION + "0.maxCapacity", 0L);
            long old = counters.getOrDefault(GENERATION + "1.maxCapacity", 0L);
            // With G1 either generation may grow to the whole heap, some bytes apart; with the others they share it.
            long max = Math.abs(young - old) < KIB ? Math.min(young, old) / KIB * KIB : young + old;
            return used > 0 && max > 0
                    ? Optional.of(new PoolUse(Pool.HEAP, new Bytes(used), new Bytes(max)))
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Of the collectors, until now.
     *
     * @param young collections, also those that G1 calls mixed
     * @param full collections
     */
    public record Collections(long young, long full, long pauseMillis) {
        public static final Collections NONE = new Collections(0, 0, 0);

        public Collections plus(Collections other) {
            return new Collections(young + other.young, full + other.full, pauseMillis + other.pauseMillis);
        }
    }

    /** Cheap enough for every sample. Empty where the collector counts nothing, or not yet. */
    public Optional<Collections> collections() {
        try {
            if (collectorAt.length == 0) {
                collectorAt = positions(bytes());
            }
            if (collectorAt.length == 0) {
                return Optional.empty();
            }
            long ticks = 0;
            for (int i = 3; i < collectorAt.length; i++) {
                ticks += at(collectorAt[i]);
            }
            double frequency = at(collectorAt[2]);
            return Optional.of(
                    new Collections(at(collectorAt[0]), at(collectorAt[1]), (long) (1000 * (ticks / frequency))));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Of young and full invocations, the clock's frequency, and each collector's time; empty where they are not all there. */
    private int[] positions(ByteBuffer bytes) {
        Map<String, Integer> found = new TreeMap<>();
        each(bytes, (name, at) -> {
            if (name.startsWith(COLLECTOR) || name.equals(FREQUENCY)) {
                found.put(name, at + bytes.getInt(at + 16));
            }
        });
        order = bytes.order();
        Integer young = found.get(COLLECTOR + "0.invocations");
        Integer full = found.get(COLLECTOR + "1.invocations");
        Integer frequency = found.get(FREQUENCY);
        if (young == null || full == null || frequency == null) {
            return new int[0];
        }
        return IntStream.concat(
                        IntStream.of(young, full, frequency),
                        found.entrySet().stream()
                                .filter(entry -> entry.getKey().endsWith(".time"))
                                .mapToInt(Map.Entry::getValue))
                .toArray();
    }

    /** Live threads of Java code now. Cheap enough for every sample. */
    public OptionalLong threads() {
        try {
            if (liveAt.isEmpty()) {
                ByteBuffer bytes = bytes();
                each(bytes, (name, at) -> {
                    if (name.equals("java.threads.live")) {
                        liveAt = OptionalInt.of(at + bytes.getInt(at + 16));
                    }
                });
                order = bytes.order();
            }
            return liveAt.isPresent() ? OptionalLong.of(at(liveAt.getAsInt())) : OptionalLong.empty();
        } catch (IOException | RuntimeException e) {
            return OptionalLong.empty();
        }
    }

    private long at(int position) throws IOException {
        ByteBuffer value = ByteBuffer.allocate(Long.BYTES).order(order);
        if (file.read(value, position) < Long.BYTES) {
            throw new IOException("shorter than it was");
        }
        return value.getLong(0);
    }

    /** What is committed of it counts: many class loaders leave most of theirs unused. Empty where it has no limit. */
    public Optional<PoolUse> metaspace() {
        try {
            ByteBuffer bytes = bytes();
            long committed = longs(bytes, METASPACE).getOrDefault(METASPACE + "capacity", 0L);
            Matcher limit = METASPACE_LIMIT.matcher(text(bytes, "java.rt.vmArgs"));
            return committed > 0 && limit.find()
                    ? Optional.of(new PoolUse(
                            Pool.METASPACE, new Bytes(committed), JvmWork.size(limit.group(1), limit.group(2))))
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /**
     * What the JVM has counted of its compilers and collectors until now; nothing where it counts none. Read at once, and taken apart
     * when somebody asks, since few do.
     */
    public Supplier<JvmWork> work() {
        try {
            ByteBuffer bytes = bytes();
            Optional<Long> pauses = collections().map(Collections::pauseMillis);
            return () -> work(bytes, pauses);
        } catch (IOException | RuntimeException e) {
            return () -> JvmWork.UNKNOWN;
        }
    }

    /** Its limited memories now; empty where it counts none. */
    public Optional<JvmPools> pools() {
        try {
            ByteBuffer bytes = bytes();
            return Optional.of(JvmPools.of(heap(), metaspace(), longs(bytes, "java."), text(bytes, "java.rt.vmArgs")));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static JvmWork work(ByteBuffer bytes, Optional<Long> pauses) {
        try {
            String collector = text(bytes, COLLECTOR + "0.name");
            return JvmWork.of(longs(bytes, ""), collector, text(bytes, "java.rt.vmArgs"), pauses);
        } catch (RuntimeException e) {
            return JvmWork.UNKNOWN;
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

    /** Counters by name, from the layout that HotSpot has kept since Java 5 (perfMemory.hpp). */
    private static Map<String, Long> longs(ByteBuffer bytes, String prefix) {
        Map<String, Long> counters = new HashMap<>();
        each(bytes, (name, at) -> {
            boolean scalarLong = bytes.getInt(at + 8) == 0 && bytes.get(at + 12) == 'J';
            if (scalarLong && name.startsWith(prefix)) {
                counters.put(name, bytes.getLong(at + bytes.getInt(at + 16)));
            }
        });
        return counters;
    }

    private static String text(ByteBuffer bytes, String wanted) {
        StringBuilder text = new StringBuilder();
        each(bytes, (name, at) -> {
            if (name.equals(wanted)) {
                text.append(name(bytes, at + bytes.getInt(at + 16)));
            }
        });
        return text.toString();
    }

    private static void each(ByteBuffer bytes, ObjIntConsumer<String> entry) {
        bytes.order(ByteOrder.BIG_ENDIAN);
        if (bytes.remaining() < PROLOGUE || bytes.getInt(0) != MAGIC) {
            return;
        }
        bytes.order(bytes.get(4) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int at = bytes.getInt(24);
        int count = bytes.getInt(28);
        for (int i = 0; i < count && at + ENTRY <= bytes.limit(); i++) {
            int length = bytes.getInt(at);
            if (length <= 0) {
                break;
            }
            entry.accept(name(bytes, at + bytes.getInt(at + 4)), at);
            at += length;
        }
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
