package io.github.membudget.probe;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What of this process is resident outside of the Java heap: metaspace, code, stacks, and what native libraries took. */
final class NativeMemory {
    /** {@code [0x00000000c0000000, 0x0000000100000000)}; with three numbers where the second is what is committed of it. */
    private static final Pattern RANGE =
            Pattern.compile("\\[0x([0-9a-f]{8,16}), ?0x([0-9a-f]{8,16})(?:, ?0x([0-9a-f]{8,16}))?\\)");

    private static final Pattern MAPPING = Pattern.compile("([0-9a-f]+)-([0-9a-f]+) [-rwxsp]{4} .*");

    private final long heapStart;
    private final long heapEnd;

    private NativeMemory(long heapStart, long heapEnd) {
        this.heapStart = heapStart;
        this.heapEnd = heapEnd;
    }

    /** Null where the heap is not told to be in one place, as ZGC's is not, or where this is not Linux. */
    static NativeMemory beside(MBeanServer server, ObjectName commands) {
        try {
            String told = (String) server.invoke(commands, "gcHeapInfo", new Object[0], new String[0]);
            long start = Long.MAX_VALUE;
            long end = 0;
            for (String line : told.split("\n")) {
                // Metaspace is told there too by some.
                Matcher range = RANGE.matcher(line);
                if (!line.contains("etaspace") && !line.contains("class space") && range.find()) {
                    start = Math.min(start, Long.parseUnsignedLong(range.group(1), 16));
                    String last = range.group(3) == null ? range.group(2) : range.group(3);
                    end = Math.max(end, Long.parseUnsignedLong(last, 16));
                }
            }
            NativeMemory memory = end > start ? new NativeMemory(start, end) : null;
            return memory == null || memory.bytes() < 0 ? null : memory;
        } catch (IOException | JMException | RuntimeException none) {
            return null;
        }
    }

    /** Resident bytes outside of the heap; -1 where no mapping of the heap was met, so that nothing can be told apart. */
    long bytes() throws IOException {
        long kib = 0;
        boolean met = false;
        boolean heap = false;
        BufferedReader in = new BufferedReader(
                new InputStreamReader(new FileInputStream("/proc/self/smaps"), StandardCharsets.US_ASCII), 1 << 16);
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Matcher mapping = MAPPING.matcher(line);
                if (mapping.matches()) {
                    long start = Long.parseUnsignedLong(mapping.group(1), 16);
                    heap = start >= heapStart && start < heapEnd;
                    met |= heap;
                } else if (!heap && line.startsWith("Rss:")) {
                    kib += Long.parseLong(line.substring(4, line.length() - 2).trim());
                }
            }
        } finally {
            in.close();
        }
        return met ? kib << 10 : -1;
    }
}
