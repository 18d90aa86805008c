package io.github.membudget.probe;

import io.github.membudget.probe.OffHeapMemory.Resident;
import io.github.membudget.probe.format.Field;
import io.github.membudget.probe.format.LineKind;
import java.io.IOException;
import java.util.Map;
import javax.management.JMException;

/**
 * What is resident in this process beside the heap, around a full collection of it. Before and after that malloc is made to give back what was
 * freed: what came back before was kept by malloc, and what came back after belonged to objects that waited for the collector.
 */
final class NativeSnapshot {
    private final OffHeapMemory memory;
    private final DiagnosticCommands commands;
    private final Resident uncollected;
    private final Map<String, Long> countedUncollected;
    private final long freed;
    private final ReferenceProcessing references;

    private Resident resident;
    private Map<String, Long> counted;
    private long compilers = -1;
    private String dropped = "";

    /** To be made before the heap is collected. */
    NativeSnapshot(OffHeapMemory memory, DiagnosticCommands commands) throws IOException {
        this.memory = memory;
        this.commands = commands;
        Resident before = memory.resident();
        boolean trimmed = trim();
        uncollected = trimmed ? memory.resident() : before;
        freed = trimmed ? Math.max(0, before.malloc - uncollected.malloc) : -1;
        countedUncollected = OffHeapMemory.counted(memory.summary());
        resident = uncollected;
        counted = countedUncollected;
        references = new ReferenceProcessing();
    }

    /**
     * The heap has been collected.
     *
     * @param wrappers that the collection found unused, by type; empty where nobody looked
     */
    void heapCollected(Map<String, Long> wrappers) throws IOException {
        references.await();
        trim();
        resident = memory.resident();
        String summary = memory.summary();
        counted = OffHeapMemory.counted(summary);
        compilers = OffHeapMemory.peakOfCompilers(summary);
        dropped = listed(wrappers, 1);
    }

    /** Java 17.0.9 and newer, with glibc. */
    private boolean trim() {
        try {
            commands.run("systemTrimNativeHeap");
            return true;
        } catch (JMException | RuntimeException unknown) {
            return false;
        }
    }

    /** Resident bytes outside of the heap, without the growth of what the JVM uses for itself; -1 where that is not known. */
    long offHeapBytes() {
        return memory.bytes(resident, counted);
    }

    /** In KiB: what objects had that the collector freed; without what the JVM freed of its own, such as metaspace. */
    private long collected() {
        long given = uncollected.malloc + uncollected.other - resident.malloc - resident.other;
        long own = OffHeapMemory.beside(countedUncollected) - OffHeapMemory.beside(counted);
        return Math.max(0, given - Math.max(0, own));
    }

    String line() {
        return new LogLineWriter(LineKind.MEMORY)
                .number(Field.HEAP, resident.heap << 10)
                .number(Field.LIBRARIES, resident.libraries << 10)
                .number(Field.MAPPED_FILES, resident.mappedFiles << 10)
                .number(Field.MALLOC, resident.malloc << 10)
                .number(Field.OTHER, resident.other << 10)
                .amount(Field.FREED, freed < 0 ? -1 : freed << 10)
                .number(Field.COLLECTED, collected() << 10)
                .text(Field.DROPPED, dropped)
                .number(Field.ARENAS, resident.arenas)
                .amount(Field.COMPILERS_PEAK, compilers < 0 ? -1 : compilers << 10)
                .text(Field.COUNTED, listed(counted, 1 << 10))
                .end();
    }

    /** {@code a=1,b=2}. */
    private static String listed(Map<String, Long> numbers, long factor) {
        StringBuilder listed = new StringBuilder();
        for (Map.Entry<String, Long> number : numbers.entrySet()) {
            listed.append(listed.length() == 0 ? "" : ",")
                    .append(number.getKey())
                    .append('=')
                    .append(number.getValue() * factor);
        }
        return listed.toString();
    }
}
