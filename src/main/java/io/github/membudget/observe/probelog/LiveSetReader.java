package io.github.membudget.observe.probelog;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.HeapSnapshot;
import io.github.membudget.model.LiveSet.Round;
import io.github.membudget.model.LiveSet.Rounds;
import io.github.membudget.model.LiveSet.TestSnapshot;
import io.github.membudget.model.LiveSet.Use;
import io.github.membudget.probe.format.Field;
import io.github.membudget.probe.format.LineKind;
import io.github.membudget.probe.format.ProbeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what forks noted of their heaps in an investigation. */
public final class LiveSetReader {
    /** The second is the JVM's own name for one. */
    private static final Pattern DUMP = Pattern.compile("(|java_pid)([0-9]{1,18})\\.hprof");

    private final List<HeapSnapshot> snapshots = new ArrayList<>();
    private final List<TestSnapshot> tests = new ArrayList<>();
    private final List<Round> rounds = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Optional<String> gap = Optional.empty();
    private Map<String, Use> changed = new HashMap<>();

    private LiveSetReader() {}

    /**
     * @param directory into which the forks of a module noted
     * @throws IOException if it cannot be read
     */
    public static List<LiveSet> readAll(Path directory) throws IOException {
        List<LiveSet> sets = new ArrayList<>();
        for (Path file : files(directory, ProbeFile.HEAP_SNAPSHOTS.suffix())) {
            new LiveSetReader().read(file).ifPresent(sets::add);
        }
        return sets;
    }

    /** What the flight recorders of forks left there. */
    public static List<Path> recordings(Path directory) throws IOException {
        return files(directory, ProbeFile.RECORDING.suffix());
    }

    /**
     * The heap dump that each fork left there: its own at its end, or else the JVM's when it ran out of memory.
     *
     * @return by the fork's pid
     */
    public static Map<Long, Path> dumps(Path directory) throws IOException {
        Map<Long, Path> dumps = new TreeMap<>();
        for (Path file : files(directory, ProbeFile.HEAP_DUMP.suffix())) {
            Matcher name = DUMP.matcher(file.getFileName().toString());
            if (name.matches()) {
                dumps.merge(Long.parseLong(name.group(2)), file, (one, other) -> whenFull(one) ? other : one);
            }
        }
        return dumps;
    }

    /** The heap dump after the last of several rounds; empty where there was one round. */
    public static Optional<Path> lastRound(Path directory, long pid) {
        return Optional.of(directory.resolve(ProbeFile.LAST_ROUND_DUMP.of(Long.toString(pid))))
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
    }

    /** Whether the JVM dumped it for want of memory. */
    public static boolean whenFull(Path dump) {
        return dump.getFileName().toString().startsWith("java_pid");
    }

    private static List<Path> files(Path directory, String suffix) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    private Optional<LiveSet> read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        LogLine head = line(lines.isEmpty() ? "" : lines.get(0));
        if (!head.isWhole() || !head.kind().equals(Optional.of(LineKind.HEAP_HEADER))) {
            return Optional.empty();
        }
        for (String text : lines.subList(1, lines.size())) {
            LogLine line = line(text);
            // The last line of a fork that was killed may be a part.
            if (line.isWhole()) {
                line.kind().ifPresent(kind -> entry(kind, line));
            }
        }
        return Optional.of(new LiveSet(
                head.number(Field.PID),
                List.copyOf(snapshots),
                List.copyOf(tests),
                new Rounds(List.copyOf(rounds), List.copyOf(notes)),
                gap));
    }

    private static LogLine line(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new LogLine(bytes, 0, bytes.length);
    }

    private void entry(LineKind kind, LogLine line) {
        switch (kind) {
            case CLASS_SNAPSHOT -> snapshots.add(classLook(line));
            case TYPE_CHANGE -> {
                Use use = new Use(line.number(Field.INSTANCES), line.number(Field.BYTES));
                changed.put(line.text(Field.TYPE), use);
            }
            case TEST_SNAPSHOT -> tests.add(testLook(line));
            case ROUND_SNAPSHOT -> {
                int number = Math.toIntExact(line.number(Field.ROUND));
                Bytes live = new Bytes(line.number(Field.LIVE_BYTES));
                rounds.add(new Round(number, live, known(line.amount(Field.OFF_HEAP))));
            }
            case ROUND_NOTE -> notes.add(line.text(Field.DETAIL));
            case NO_HEAP_DUMP -> gap = Optional.of(line.text(Field.DETAIL));
            default -> {
                return;
            }
        }
        line.end();
    }

    private HeapSnapshot classLook(LogLine line) {
        line.number(Field.NANOS);
        String skipped = line.text(Field.SKIPPED_CLASSES);
        Bytes live = new Bytes(line.number(Field.LIVE_BYTES));
        String className = line.text(Field.CLASS_NAME);
        long offHeap = line.amount(Field.OFF_HEAP);
        changed = new HashMap<>();
        return new HeapSnapshot(
                className, skipped.isEmpty() ? List.of() : List.of(skipped.split(",")), live, known(offHeap), changed);
    }

    private static Optional<Bytes> known(long amount) {
        return amount < 0 ? Optional.empty() : Optional.of(new Bytes(amount));
    }

    private static TestSnapshot testLook(LogLine line) {
        long live = line.number(Field.LIVE_BYTES);
        long growth = line.number(Field.LIVE_GROWTH);
        String type = line.text(Field.TYPE);
        long typeGrowth = line.number(Field.TYPE_GROWTH);
        String method = line.text(Field.METHOD);
        return new TestSnapshot(line.text(Field.CLASS_NAME), method, live, growth, type, typeGrowth);
    }
}
