package io.github.membudget.platform.hotspot;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Shortage.LiveLoaders;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@code jcmd VM.classloader_stats} says. */
final class LoaderStatistics {
    /** Loader, parent, its data, classes, chunk bytes, block bytes, type. */
    private static final Pattern LOADER =
            Pattern.compile("0x\\S+\\s+0x\\S+\\s+0x\\S+\\s+\\d+\\s+(\\d+)\\s+\\d+\\s+(\\S.*)");

    /** HotSpot makes one for each reflective call that is frequent. */
    private static final Pattern OF_REFLECTION = Pattern.compile(".*\\.DelegatingClassLoader");

    /** Of a JVM with 64 bits. */
    private static final int BYTES_OF_WORD = 8;

    /** The smallest piece of metaspace, in bytes. */
    private static final int LEAST_CHUNK = 1024;

    private LoaderStatistics() {}

    static Optional<LiveLoaders> read(String text) {
        Map<String, LiveLoaders> types = new HashMap<>();
        List<Matcher> rows = text.lines()
                .map(String::strip)
                .map(LOADER::matcher)
                .filter(Matcher::matches)
                .toList();
        // HotSpot 16 and some later ones print words, though they call them bytes: then not all are whole chunks.
        long unit = rows.stream().allMatch(row -> size(row) % LEAST_CHUNK == 0) ? 1 : BYTES_OF_WORD;
        rows.forEach(line -> {
            String type = line.group(2);
            if (!type.startsWith("+") && !OF_REFLECTION.matcher(type).matches()) {
                types.merge(type, new LiveLoaders(type, 1, new Bytes(unit * size(line)), 0), LoaderStatistics::both);
            }
        });
        long all = types.values().stream().mapToLong(LiveLoaders::count).sum();
        return types.values().stream()
                .max(Comparator.comparingLong(LiveLoaders::count))
                .map(most -> new LiveLoaders(most.type(), most.count(), most.bytes(), all));
    }

    private static long size(Matcher row) {
        return Long.parseLong(row.group(1));
    }

    private static LiveLoaders both(LiveLoaders one, LiveLoaders other) {
        return new LiveLoaders(
                one.type(), one.count() + other.count(), one.bytes().plus(other.bytes()), 0);
    }
}
