package io.github.membudget.probe;

import java.util.ArrayList;
import java.util.List;

/** The JVM's own table of what lives on the heap by type, read from its text. */
final class HeapHistogram {
    /** One type. Types of one name, of several class loaders, have a row each. */
    static final class Row {
        final String type;
        final long instances;
        final long bytes;

        Row(String type, long instances, long bytes) {
            this.type = type;
            this.instances = instances;
            this.bytes = bytes;
        }
    }

    private final List<Row> rows = new ArrayList<Row>();
    private long liveBytes;

    /** @param text with lines like {@code "   1:   25083   2408600  [B (java.base@17)"} */
    HeapHistogram(String text) {
        for (String line : text.split("\n", -1)) {
            String[] fields = line.trim().split("\\s+", -1);
            if (fields.length >= 4 && fields[0].endsWith(":")) {
                Row row = new Row(fields[3], Long.parseLong(fields[1]), Long.parseLong(fields[2]));
                rows.add(row);
                liveBytes += row.bytes;
            }
        }
    }

    List<Row> rows() {
        return rows;
    }

    long liveBytes() {
        return liveBytes;
    }
}
