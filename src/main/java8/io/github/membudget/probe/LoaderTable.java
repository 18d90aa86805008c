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

    private final Map<String, long[]> types = new LinkedHashMap<String, long[]>();

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
                last[1] += Long.parseLong(loader.group(1));
            } else if (hidden.matches() && last != null) {
                last[1] += Long.parseLong(hidden.group(1));
            } else {
                last = null;
            }
        }
    }

    /** One for each type. */
    String lines() {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, long[]> type : types.entrySet()) {
            lines.append(new LogLineWriter(LineKind.CLASS_LOADERS)
                    .number(Field.INSTANCES, type.getValue()[0])
                    .number(Field.BYTES, type.getValue()[1])
                    .text(Field.TYPE, type.getKey())
                    .end());
        }
        return lines.toString();
    }
}
