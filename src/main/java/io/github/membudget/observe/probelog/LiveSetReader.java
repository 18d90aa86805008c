package io.github.membudget.observe.probelog;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.HeapSnapshot;
import io.github.membudget.model.LiveSet.Round;
import io.github.membudget.model.LiveSet.Rounds;
import io.github.membudget.model.LiveSet.TestId;
import io.github.membudget.model.LiveSet.TestSnapshot;
import io.github.membudget.model.LiveSet.Trouble;
import io.github.membudget.model.LiveSet.Use;
import io.github.membudget.model.ResidentMemory;
import io.github.membudget.model.ResidentMemory.Collected;
import io.github.membudget.probe.format.Field;
import io.github.membudget.probe.format.LineKind;
import io.github.membudget.probe.format.ProbeFile;
import io.github.membudget.probe.format.RoundTrouble;
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
import java.util.OptionalInt;
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
    private final List<Trouble> troubles = new ArrayList<>();
    private OptionalInt open = OptionalInt.empty();
    private final Map<String, Use> loaders = new HashMap<>();
    private Optional<Bytes> regions = Optional.empty();
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
     * Heap dumps of one fork.
     *
     * @param atEnd the fork's own when its tests had ended
     * @param whenFull the JVM's when an allocation failed for the first time
     */
    public record ForkDumps(Optional<Path> atEnd, Optional<Path> whenFull) {
        private ForkDumps and(ForkDumps other) {
            return new ForkDumps(atEnd.or(other::atEnd), whenFull.or(other::whenFull));
        }

        /** The fork's own, or else the JVM's. */
        public Path last() {
            return atEnd.or(() -> whenFull).orElseThrow();
        }
    }

    /**
     * The heap dumps that forks left there.
     *
     * @return by the fork's pid
     */
    public static Map<Long, ForkDumps> dumps(Path directory) throws IOException {
        Map<Long, ForkDumps> dumps = new TreeMap<>();
        for (Path file : files(directory, ProbeFile.HEAP_DUMP.suffix())) {
            Matcher name = DUMP.matcher(file.getFileName().toString());
            if (name.matches()) {
                dumps.merge(Long.parseLong(name.group(2)), dump(file), ForkDumps::and);
            }
        }
        return dumps;
    }

    /** The heap dump after a later round; empty where it has none. */
    public static Optional<Path> roundDump(Path directory, long pid, int round) {
        return Optional.of(directory.resolve(ProbeFile.roundDump(Long.toString(pid), round)))
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
    }

    private static ForkDumps dump(Path file) {
        boolean whenFull = file.getFileName().toString().startsWith("java_pid");
        return whenFull
                ? new ForkDumps(Optional.empty(), Optional.of(file))
                : new ForkDumps(Optional.of(file), Optional.empty());
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
                Map.copyOf(loaders),
                rounds(),
                regions,
                gap));
    }

    private Rounds rounds() {
        // One that was given up is told, so what is open was cut off.
        open.ifPresent(round -> troubles.add(new Trouble(round, RoundTrouble.DIED, 0, Optional.empty(), "")));
        return new Rounds(List.copyOf(rounds), List.copyOf(troubles));
    }

    private static LogLine line(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new LogLine(bytes, 0, bytes.length);
    }

    private void entry(LineKind kind, LogLine line) {
        switch (kind) {
            case CLASS_SNAPSHOT -> snapshots.add(classLook(line));
            case MEMORY -> {
                ResidentMemory memory = memory(line);
                int last = snapshots.size() - 1;
                if (last >= 0) {
                    snapshots.set(last, snapshots.get(last).with(memory));
                }
            }
            case TYPE_CHANGE -> {
                Use use = new Use(line.number(Field.INSTANCES), line.number(Field.BYTES));
                changed.put(line.text(Field.TYPE), use);
            }
            case CLASS_LOADERS -> {
                Use use = new Use(line.number(Field.INSTANCES), line.number(Field.BYTES));
                loaders.put(line.text(Field.TYPE), use);
            }
            case TEST_SNAPSHOT -> tests.add(testLook(line));
            case ROUND_SNAPSHOT -> {
                int number = Math.toIntExact(line.number(Field.ROUND));
                open = OptionalInt.empty();
                Bytes live = new Bytes(line.number(Field.LIVE_BYTES));
                rounds.add(new Round(number, live, amount(line, Field.OFF_HEAP)));
            }
            case HEAP_REGIONS -> regions = Optional.of(new Bytes(line.number(Field.BYTES)));
            case ROUND_STARTED -> open = OptionalInt.of(Math.toIntExact(line.number(Field.ROUND)));
            case ROUND_TROUBLE -> {
                Trouble trouble = trouble(line);
                troubles.add(trouble);
                if (trouble.what().endsRounds()) {
                    open = OptionalInt.empty();
                }
            }
            case NO_HEAP_DUMP -> gap = Optional.of(line.text(Field.DETAIL));
            default -> {
                return;
            }
        }
        line.end();
    }

    private static Trouble trouble(LogLine line) {
        int round = Math.toIntExact(line.number(Field.ROUND));
        RoundTrouble what = RoundTrouble.of(line.text(Field.TROUBLE));
        int tests = Math.toIntExact(line.number(Field.TESTS));
        TestId test = new TestId(line.text(Field.CLASS_NAME), line.text(Field.METHOD));
        boolean isNamed = !test.className().isEmpty() || !test.method().isEmpty();
        return new Trouble(round, what, tests, isNamed ? Optional.of(test) : Optional.empty(), line.text(Field.DETAIL));
    }

    private HeapSnapshot classLook(LogLine line) {
        line.number(Field.NANOS);
        String skipped = line.text(Field.SKIPPED_CLASSES);
        Bytes live = new Bytes(line.number(Field.LIVE_BYTES));
        String className = line.text(Field.CLASS_NAME);
        Optional<Bytes> offHeap = amount(line, Field.OFF_HEAP);
        changed = new HashMap<>();
        return new HeapSnapshot(
                className, skipped.isEmpty() ? List.of() : List.of(skipped.split(",")), live, offHeap, changed);
    }

    private static ResidentMemory memory(LogLine line) {
        Bytes heap = new Bytes(line.number(Field.HEAP));
        Bytes libraries = new Bytes(line.number(Field.LIBRARIES));
        Bytes mappedFiles = new Bytes(line.number(Field.MAPPED_FILES));
        Bytes malloc = new Bytes(line.number(Field.MALLOC));
        Bytes other = new Bytes(line.number(Field.OTHER));
        Optional<Bytes> freed = amount(line, Field.FREED);
        Bytes collected = new Bytes(line.number(Field.COLLECTED));
        Map<String, Long> dropped = numbers(line.text(Field.DROPPED));
        int arenas = Math.toIntExact(line.number(Field.ARENAS));
        Optional<Bytes> compilers = amount(line, Field.COMPILERS_PEAK);
        return new ResidentMemory(
                heap,
                libraries,
                mappedFiles,
                malloc,
                other,
                freed,
                new Collected(collected, dropped),
                arenas,
                compilers,
                counted(line.text(Field.COUNTED)));
    }

    private static Optional<Bytes> amount(LogLine line, Field field) {
        long bytes = line.amount(field);
        return bytes < 0 ? Optional.empty() : Optional.of(new Bytes(bytes));
    }

    private static Map<String, Bytes> counted(String categories) {
        Map<String, Bytes> counted = new TreeMap<>();
        numbers(categories).forEach((category, bytes) -> counted.put(category, new Bytes(bytes)));
        return counted;
    }

    private static Map<String, Long> numbers(String listed) {
        Map<String, Long> numbers = new TreeMap<>();
        for (String one : listed.split(",")) {
            int equals = one.indexOf('=');
            if (equals > 0) {
                numbers.put(one.substring(0, equals), Long.parseLong(one.substring(equals + 1)));
            }
        }
        return numbers;
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
