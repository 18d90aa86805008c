package io.github.membudget.probe;

import io.github.membudget.probe.format.Field;
import io.github.membudget.probe.format.LineKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes how many instances of each type live, where that has changed. Most types stay as they are from class to class. */
final class TypeChanges {
    private static final String OWN_PACKAGE = "io.github.membudget.probe.";

    /** A type is written again when its bytes have changed by this much. */
    private static final long LEAST_BYTES = 16 << 10;

    /** Of a type with fewer instances each one counts: pools, sessions, class loaders. */
    private static final long FEW = 1000;

    private final Map<String, HeapHistogram.Row> written = new HashMap<String, HeapHistogram.Row>();

    /** Types as they were written last; it changes with each writing. */
    Map<String, HeapHistogram.Row> written() {
        return written;
    }

    /** Those that have changed since they were written last, a line each. */
    void write(HeapHistogram histogram, StringBuilder lines) {
        Set<String> gone = new HashMap<String, HeapHistogram.Row>(written).keySet();
        for (HeapHistogram.Row row : histogram.rows()) {
            gone.remove(row.type);
            // The probe's own objects are no growth of the suite's.
            if (!row.type.startsWith(OWN_PACKAGE) && isChange(written.get(row.type), row)) {
                writeChange(row, lines);
                written.put(row.type, row);
            }
        }
        for (String type : gone) {
            writeChange(new HeapHistogram.Row(type, 0, 0), lines);
            written.remove(type);
        }
    }

    private static boolean isChange(HeapHistogram.@Nullable Row last, HeapHistogram.Row now) {
        return last == null
                || Math.abs(now.bytes - last.bytes) >= LEAST_BYTES
                || (last.instances < FEW && now.instances != last.instances);
    }

    private static void writeChange(HeapHistogram.Row row, StringBuilder lines) {
        lines.append(new LogLineWriter(LineKind.TYPE_CHANGE)
                .number(Field.INSTANCES, row.instances)
                .number(Field.BYTES, row.bytes)
                .text(Field.TYPE, row.type)
                .end());
    }
}
