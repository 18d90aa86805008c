package io.github.membudget.probe;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import org.jspecify.annotations.Nullable;

/**
 * Resident memory of this process outside of the Java heap: metaspace, stacks, and what native libraries took. The JVM's collector and
 * compilers keep memory that comes and goes by tens of MiB, whatever tests do. Where the JVM counts that ({@code -XX:NativeMemoryTracking}), its
 * growth is subtracted.
 */
final class OffHeapMemory {
    /** {@code [0x00000000c0000000, 0x0000000100000000)}; with three numbers where the second is the end of what is committed. */
    private static final Pattern RANGE =
            Pattern.compile("\\[0x([0-9a-f]{8,16}), ?0x([0-9a-f]{8,16})(?:, ?0x([0-9a-f]{8,16}))?\\)");

    private static final Pattern MAPPING = Pattern.compile("([0-9a-f]+)-([0-9a-f]+) [-rwxsp]{4} .*");

    /** {@code -                  Compiler (reserved=1531KB, committed=1531KB)}: what the JVM uses for itself. */
    private static final Pattern OWN = Pattern.compile(
            "-\\s+(?:GC|Code|Compiler|Arena Chunk|Native Memory Tracking|Tracing) \\(reserved=\\d+KB, committed=(\\d+)KB\\)");

    private final DiagnosticCommands commands;
    private final long heapStart;
    private final long heapEnd;
    private final long ownAtFirst;

    private OffHeapMemory(DiagnosticCommands commands, long heapStart, long heapEnd) {
        this.commands = commands;
        this.heapStart = heapStart;
        this.heapEnd = heapEnd;
        ownAtFirst = own();
    }

    /** Null where the JVM does not say that its heap is in one place, as with ZGC, or where this is not Linux. */
    static @Nullable OffHeapMemory of(DiagnosticCommands commands) {
        try {
            long start = Long.MAX_VALUE;
            long end = 0;
            for (String line : commands.run("gcHeapInfo").split("\n", -1)) {
                // Some JVMs list metaspace here too.
                Matcher range = RANGE.matcher(line);
                if (!line.contains("etaspace") && !line.contains("class space") && range.find()) {
                    start = Math.min(start, Long.parseUnsignedLong(range.group(1), 16));
                    String last = range.group(3) == null ? range.group(2) : range.group(3);
                    end = Math.max(end, Long.parseUnsignedLong(last, 16));
                }
            }
            OffHeapMemory memory = end > start ? new OffHeapMemory(commands, start, end) : null;
            return memory == null || memory.bytes() < 0 ? null : memory;
        } catch (IOException | JMException | RuntimeException none) {
            return null;
        }
    }

    /** Resident bytes outside of the heap, without the growth of what the JVM uses for itself; -1 where the heap's mappings are not found. */
    long bytes() throws IOException {
        long kib = 0;
        boolean found = false;
        boolean heap = false;
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new FileInputStream(ThisProcess.proc("self/smaps")), StandardCharsets.US_ASCII),
                1 << 16)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Matcher mapping = MAPPING.matcher(line);
                if (mapping.matches()) {
                    long start = Long.parseUnsignedLong(mapping.group(1), 16);
                    heap = start >= heapStart && start < heapEnd;
                    found |= heap;
                } else if (!heap && line.startsWith("Rss:")) {
                    kib += Long.parseLong(line.substring(4, line.length() - 2).trim());
                }
            }
        }
        return found ? Math.max(0, kib - (own() - ownAtFirst)) << 10 : -1;
    }

    /** In KiB, as committed, of which not all may be resident. 0 where the JVM does not count it. */
    private long own() {
        long kib = 0;
        try {
            Matcher own = OWN.matcher(commands.run("vmNativeMemory", new String[] {"summary"}));
            while (own.find()) {
                kib += Long.parseLong(own.group(1));
            }
        } catch (JMException | RuntimeException none) {
            return 0;
        }
        return kib;
    }
}
