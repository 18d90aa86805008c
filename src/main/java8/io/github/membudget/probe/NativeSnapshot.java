package io.github.membudget.probe;

import io.github.membudget.probe.OffHeapMemory.Resident;
import io.github.membudget.probe.format.Field;
import io.github.membudget.probe.format.LineKind;
import java.io.IOException;
import java.util.Map;
import javax.management.JMException;

/** What is resident in this process once malloc has been made to give back what was freed: the rest is in use. */
final class NativeSnapshot {
    private final OffHeapMemory memory;
    private final Resident resident;
    private final Map<String, Long> counted;
    private final long freed;
    private final long compilers;

    NativeSnapshot(OffHeapMemory memory, DiagnosticCommands commands) throws IOException {
        this.memory = memory;
        Resident before = memory.resident();
        boolean trimmed = trim(commands);
        resident = trimmed ? memory.resident() : before;
        String summary = memory.summary();
        counted = OffHeapMemory.counted(summary);
        compilers = OffHeapMemory.peakOfCompilers(summary);
        freed = trimmed ? Math.max(0, before.malloc - resident.malloc) : -1;
    }

    /** Java 17.0.9 and newer, with glibc. */
    private static boolean trim(DiagnosticCommands commands) {
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

    String line() {
        StringBuilder categories = new StringBuilder();
        for (Map.Entry<String, Long> category : counted.entrySet()) {
            categories
                    .append(categories.length() == 0 ? "" : ",")
                    .append(category.getKey())
                    .append('=')
                    .append(category.getValue() << 10);
        }
        return new LogLineWriter(LineKind.MEMORY)
                .number(Field.HEAP, resident.heap << 10)
                .number(Field.LIBRARIES, resident.libraries << 10)
                .number(Field.MAPPED_FILES, resident.mappedFiles << 10)
                .number(Field.MALLOC, resident.malloc << 10)
                .number(Field.OTHER, resident.other << 10)
                .amount(Field.FREED, freed < 0 ? -1 : freed << 10)
                .number(Field.ARENAS, resident.arenas)
                .amount(Field.COMPILERS_PEAK, compilers < 0 ? -1 : compilers << 10)
                .text(Field.COUNTED, categories.toString())
                .end();
    }
}
