package io.github.membudget.probe;

import io.github.membudget.probe.format.Field;
import io.github.membudget.probe.format.LineKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The JVM's own table of class loaders and the metaspace that each has, by type. */
final class LoaderTable {
    /** {@code 0x00007f3fdc002000  0x00007f3fdb07af08  0x00007f405c505920     73     29952     29005  acme.Loader}. */
    private static final Pattern LOADER =
            Pattern.compile("0x[0-9a-f]+\\s+0x[0-9a-f]+\\s+0x[0-9a-f]+\\s+\\d+\\s+(\\d+)\\s+\\d+\\s+([\\w.$]+)");

    /** Classes without a name of their own, in the row below that of their loader. */
    private static final Pattern HIDDEN = Pattern.compile("\\s+\\d+\\s+(\\d+)\\s+\\d+\\s+\\+ .*");

    /** Of a JVM with 64 bits. */
    private static final int BYTES_OF_WORD = 8;

    /** The smallest piece of metaspace, in bytes. */
    private static final int LEAST_CHUNK = 1024;

    private final Map<String, long[]> types = new LinkedHashMap<String, long[]>();
    private int unit = 1;

    /** @param text of {@code VM.classloader_stats} */
    LoaderTable(String text) {
        long[] last = null;
        for (String line : text.split("\n", -1)) {
            Matcher loader = LOADER.matcher(line);
            Matcher hidden = HIDDEN.matcher(line);
            if (loader.matches()) {
                last = types.get(loader.group(2));
                if (last == null) {
                    last = new long[2];
                    types.put(loader.group(2), last);
                }
                last[0]++;
                add(last, Long.parseLong(loader.group(1)));
            } else if (hidden.matches() && last != null) {
                add(last, Long.parseLong(hidden.group(1)));
            } else {
                last = null;
            }
        }
    }

    /** HotSpot 16 and some later ones print words, though they call them bytes: then not all are whole chunks. */
    private void add(long[] type, long size) {
        type[1] += size;
        if (size % LEAST_CHUNK != 0) {
            unit = BYTES_OF_WORD;
        }
    }

    /** One for each type. */
    String lines() {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, long[]> type : types.entrySet()) {
            lines.append(new LogLineWriter(LineKind.CLASS_LOADERS)
                    .number(Field.INSTANCES, type.getValue()[0])
                    .number(Field.BYTES, unit * type.getValue()[1])
                    .text(Field.TYPE, type.getKey())
                    .end());
        }
        return lines.toString();
    }
}
