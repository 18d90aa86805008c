package io.github.membudget.probe;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import org.jspecify.annotations.Nullable;

/**
 * Resident memory of this process, by what it is: the Java heap, libraries, mapped files, what malloc has, and the rest. What the JVM itself
 * uses beside its heap comes and goes by tens of MiB, whatever tests do. Where the JVM counts that ({@code -XX:NativeMemoryTracking}), its growth
 * is subtracted.
 */
final class OffHeapMemory {
    /** {@code [0x00000000c0000000, 0x0000000100000000)}; with three numbers where the second is the end of what is committed. */
    private static final Pattern RANGE =
            Pattern.compile("\\[0x([0-9a-f]{8,16}), ?0x([0-9a-f]{8,16})(?:, ?0x([0-9a-f]{8,16}))?\\)");

    /** {@code 7f00-7fff rw-p 00000000 00:00 0   /a/file}. */
    private static final Pattern MAPPING =
            Pattern.compile("([0-9a-f]+)-([0-9a-f]+) ([-rwxsp]{4}) \\S+ \\S+ \\S+\\s*(.*)");

    /** {@code -                  Compiler (reserved=1531KB, committed=1531KB)}. */
    private static final Pattern COUNTED =
            Pattern.compile("-\\s+([A-Z][\\w ]*\\w) \\(reserved=\\d+KB, committed=(\\d+)KB");

    /** {@code Compiler (reserved=187KB, committed=187KB)}, and behind it {@code (malloc=22KB #93) (peak=37KB #102)} or {@code (at peak)}. */
    private static final Pattern COMPILERS = Pattern.compile("-\\s+(?:Compiler|Arena Chunk) \\([^\\n]*\\n\\s*"
            + "\\(malloc=(\\d+)KB[^)]*\\) \\((?:peak=(\\d+)KB|at peak)");

    /** What the JVM counts and tests can make grow: classes, threads, direct buffers. All else is for itself. */
    private static final Set<String> OF_TESTS =
            new HashSet<String>(Arrays.asList("Java Heap", "Class", "Metaspace", "Thread", "Other"));

    private static final boolean IS_OLD =
            System.getProperty("java.specification.version", "").matches("1\\..*|9|10");

    private static final Pattern LIBRARY = Pattern.compile(".*(?:\\.so|\\.so\\.[\\w.]+|\\.jsa|/lib/modules|/bin/java)");

    /** On 64 bits glibc aligns the parts of its arenas to this, and they lie far above a heap that compressed references reach. */
    private static final long ARENA_ALIGNMENT = 64 << 20;

    private static final long LOWEST_ARENA = 1L << 40;

    private final DiagnosticCommands commands;
    private final long heapStart;
    private final long heapEnd;
    private final long ownAtFirst;

    /** What was resident at one time, in KiB. */
    static final class Resident {
        long heap;
        long libraries;
        long mappedFiles;
        long malloc;
        long other;
        int arenas;
        private boolean foundHeap;

        private long offHeap() {
            return libraries + mappedFiles + malloc + other;
        }
    }

    private OffHeapMemory(DiagnosticCommands commands, long heapStart, long heapEnd) throws IOException {
        this.commands = commands;
        this.heapStart = heapStart;
        this.heapEnd = heapEnd;
        ownAtFirst = own(resident(), counted(summary()));
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
        return bytes(resident(), counted(summary()));
    }

    /** The same at a time that was read before. */
    long bytes(Resident resident, Map<String, Long> counted) {
        return resident.foundHeap ? Math.max(0, resident.offHeap() - (own(resident, counted) - ownAtFirst)) << 10 : -1;
    }

    Resident resident() throws IOException {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new FileInputStream(ThisProcess.proc("self/smaps")), StandardCharsets.US_ASCII),
                1 << 16)) {
            return resident(in, heapStart, heapEnd);
        }
    }

    /** @param map as the kernel writes it in {@code smaps} */
    static Resident resident(BufferedReader map, long heapStart, long heapEnd) throws IOException {
        Resident resident = new Resident();
        long start = 0;
        String rights = "";
        String name = "";
        for (String line = map.readLine(); line != null; line = map.readLine()) {
            // Most lines are figures of a mapping, whose names begin with a capital. A young JVM takes long to match
            // all of them.
            boolean isFigure = !line.isEmpty() && Character.isUpperCase(line.charAt(0));
            Matcher mapping = isFigure ? null : MAPPING.matcher(line);
            if (mapping != null && mapping.matches()) {
                start = Long.parseUnsignedLong(mapping.group(1), 16);
                rights = mapping.group(3);
                name = mapping.group(4);
            } else if (line.startsWith("Rss:")) {
                long kib = Long.parseLong(line.substring(4, line.length() - 2).trim());
                if (start >= heapStart && start < heapEnd) {
                    resident.heap += kib;
                    resident.foundHeap = true;
                } else {
                    add(resident, start, rights, name, kib);
                }
            }
        }
        return resident;
    }

    private static void add(Resident to, long start, String rights, String name, long kib) {
        boolean arena =
                name.isEmpty() && rights.startsWith("rw-") && start >= LOWEST_ARENA && start % ARENA_ALIGNMENT == 0;
        if (arena || name.equals("[heap]")) {
            to.malloc += kib;
            to.arenas += arena ? 1 : 0;
        } else if (LIBRARY.matcher(name).matches()) {
            to.libraries += kib;
        } else if (name.startsWith("/")) {
            to.mappedFiles += kib;
        } else {
            to.other += kib;
        }
    }

    /** What the JVM counts of its memory; empty where it does not. */
    String summary() {
        try {
            return commands.run("vmNativeMemory", new String[] {"summary"});
        } catch (JMException | RuntimeException none) {
            return "";
        }
    }

    /** In KiB, as committed, by the JVM's own names for it; of some of it not all is resident. */
    static Map<String, Long> counted(String summary) {
        Map<String, Long> counted = new LinkedHashMap<String, Long>();
        Matcher category = COUNTED.matcher(summary);
        while (category.find()) {
            counted.put(category.group(1), Long.parseLong(category.group(2)));
        }
        return counted;
    }

    /** In KiB: the most that the JVM's compilers have ever had of malloc; -1 where the JVM does not count it. */
    static long peakOfCompilers(String summary) {
        Matcher category = COMPILERS.matcher(summary);
        long kib = -1;
        while (category.find()) {
            String peak = category.group(2) == null ? category.group(1) : category.group(2);
            kib = Math.max(0, kib) + Long.parseLong(peak);
        }
        return kib;
    }

    /** In KiB: what the JVM counts of its own, but for its heap and what {@code Unsafe} and direct buffers have. */
    static long beside(Map<String, Long> counted) {
        long kib = 0;
        for (Map.Entry<String, Long> category : counted.entrySet()) {
            boolean other =
                    category.getKey().equals("Java Heap") || category.getKey().equals("Other");
            kib += other ? 0 : category.getValue();
        }
        return kib;
    }

    /** In KiB: with the code of libraries, of which the JVM touches more and more. */
    private static long own(Resident resident, Map<String, Long> counted) {
        long kib = resident.libraries;
        for (Map.Entry<String, Long> category : counted.entrySet()) {
            boolean ofTests = OF_TESTS.contains(category.getKey());
            // Up to Java 10 direct buffers are among it.
            boolean mixed = category.getKey().equals("Internal") && IS_OLD;
            kib += ofTests || mixed ? 0 : category.getValue();
        }
        return kib;
    }
}
