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

/**
 * What of this process is resident outside of the Java heap: metaspace, stacks, and what native libraries took. What the JVM's collector and
 * compilers keep for themselves comes and goes by tens of MiB, whatever tests do: what it rises by is taken off where the JVM counts it
 * ({@code -XX:NativeMemoryTracking}).
 */
final class NativeMemory {
    /** {@code [0x00000000c0000000, 0x0000000100000000)}; with three numbers where the second is what is committed of it. */
    private static final Pattern RANGE =
            Pattern.compile("\\[0x([0-9a-f]{8,16}), ?0x([0-9a-f]{8,16})(?:, ?0x([0-9a-f]{8,16}))?\\)");

    private static final Pattern MAPPING = Pattern.compile("([0-9a-f]+)-([0-9a-f]+) [-rwxsp]{4} .*");

    private static final String COUNT = "vmNativeMemory";

    /** {@code -                  Compiler (reserved=1531KB, committed=1531KB)}, of the JVM's own tools. */
    private static final Pattern OWN = Pattern.compile(
            "-\\s+(?:GC|Code|Compiler|Arena Chunk|Native Memory Tracking|Tracing) \\(reserved=\\d+KB, committed=(\\d+)KB\\)");

    private final MBeanServer server;
    private final ObjectName commands;
    private final long heapStart;
    private final long heapEnd;
    private final long ownAtFirst;

    private NativeMemory(MBeanServer server, ObjectName commands, long heapStart, long heapEnd) {
        this.server = server;
        this.commands = commands;
        this.heapStart = heapStart;
        this.heapEnd = heapEnd;
        ownAtFirst = own();
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
            NativeMemory memory = end > start ? new NativeMemory(server, commands, start, end) : null;
            return memory == null || memory.bytes() < 0 ? null : memory;
        } catch (IOException | JMException | RuntimeException none) {
            return null;
        }
    }

    /** Resident bytes outside of the heap, without what those of the JVM's own tools rose by where it counts them; -1 where no mapping of the heap was met, so that nothing can be told apart. */
    long bytes() throws IOException {
        long kib = 0;
        boolean met = false;
        boolean heap = false;
        BufferedReader in = new BufferedReader(
                new InputStreamReader(new FileInputStream(ThisProcess.proc("self/smaps")), StandardCharsets.US_ASCII),
                1 << 16);
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
        return met ? Math.max(0, kib - (own() - ownAtFirst)) << 10 : -1;
    }

    /** In KiB, as committed: not all of it is resident from the start. 0 where the JVM does not count. */
    private long own() {
        long kib = 0;
        try {
            String told = (String) server.invoke(
                    commands, COUNT, new Object[] {new String[] {"summary"}}, new String[] {String[].class.getName()});
            Matcher own = OWN.matcher(told);
            while (own.find()) {
                kib += Long.parseLong(own.group(1));
            }
        } catch (JMException none) {
            return 0;
        } catch (RuntimeException none) {
            return 0;
        }
        return kib;
    }
}
