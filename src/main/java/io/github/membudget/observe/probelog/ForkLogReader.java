package io.github.membudget.observe.probelog;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts.Left;
import io.github.membudget.model.InFork;
import io.github.membudget.model.LeakCheck;
import io.github.membudget.model.PoolUse;
import io.github.membudget.model.PoolUse.Pool;
import io.github.membudget.observe.probelog.ForkLog.Entry;
import io.github.membudget.probe.format.Field;
import io.github.membudget.probe.format.LeftoverKind;
import io.github.membudget.probe.format.LineKind;
import io.github.membudget.probe.format.ProbeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the log that the probe writes in a fork. Lines that were cut off, as by the death of the fork, are passed over. */
public final class ForkLogReader {
    /** So many bytes at the end of a log hold its last lines. */
    private static final int TAIL = 1 << 13;

    private final List<Entry> tests = new ArrayList<>();
    private final List<Entry> classes = new ArrayList<>();
    private final List<Entry> before = new ArrayList<>();
    private final Map<String, List<Left>> left = new HashMap<>();
    private final List<LeakCheck.Left> leaks = new ArrayList<>();
    private Optional<Set<LeftoverKind>> unseen = Optional.empty();
    private Optional<String> failure = Optional.empty();
    private long code;
    private long roomForCode;

    private final Path file;
    private final byte[] chunk = new byte[1 << 16];
    private byte[] rest = {};
    private long position;
    private @Nullable LogLine head;

    ForkLogReader(Path file) {
        this.file = file;
    }

    /** Reads what was added since the last time. */
    void readMore() throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) <= position) {
            return;
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(position);
            for (int read = channel.read(ByteBuffer.wrap(chunk));
                    read > 0;
                    read = channel.read(ByteBuffer.wrap(chunk))) {
                position += read;
                lines(read);
            }
        }
    }

    private void lines(int read) {
        int from = 0;
        for (int end = newline(chunk, from, read); end >= 0; end = newline(chunk, from, read)) {
            if (rest.length == 0) {
                line(new LogLine(chunk, from, end));
            } else {
                byte[] whole = joined(from, end);
                rest = new byte[0];
                line(new LogLine(whole, 0, whole.length));
            }
            from = end + 1;
        }
        rest = joined(from, read);
    }

    /** By itself, so that a JIT that finds this loop hot does not compile all that is done with a line into it. */
    private static int newline(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private byte[] joined(int from, int to) {
        byte[] whole = Arrays.copyOf(rest, rest.length + to - from);
        System.arraycopy(chunk, from, whole, rest.length, to - from);
        return whole;
    }

    private void line(LogLine line) {
        if (head == null) {
            head = line.copy();
        } else {
            entry(line);
        }
    }

    /** Empty where the file is of another format. */
    Optional<ForkLog> finish() {
        if (rest.length > 0) {
            line(new LogLine(rest, 0, rest.length));
            rest = new byte[0];
        }
        if (head == null) {
            return Optional.empty();
        }
        try {
            return head.kind().equals(Optional.of(LineKind.LOG_HEADER))
                    ? Optional.of(new ForkLog(head.number(Field.PID), tests, classes, left, code(), failure, leaks()))
                    : Optional.empty();
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /** The last test or class in the log of a fork that may still run. Only the log's end is read. */
    public static Optional<InFork> last(Path directory, long pid) throws IOException {
        Path file = directory.resolve(ProbeFile.LOG.of(Long.toString(pid)));
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        byte[] tail;
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(Math.max(0, channel.size() - TAIL));
            tail = Channels.newInputStream(channel).readNBytes(TAIL);
        }
        ForkLogReader reader = new ForkLogReader(file);
        int from = 0;
        for (int end = newline(tail, from, tail.length); end >= 0; end = newline(tail, from, tail.length)) {
            reader.entry(new LogLine(tail, from, end));
            from = end + 1;
        }
        return Stream.of(reader.tests, reader.classes, reader.before)
                .flatMap(List::stream)
                .map(Entry::figures)
                .max(Comparator.comparingLong(InFork::endNanos));
    }

    private void entry(LogLine line) {
        if (!line.isWhole()) {
            // The last line of a fork that was killed.
            return;
        }
        try {
            Optional<LineKind> kind = line.kind();
            if (kind.isPresent()) {
                entry(kind.get(), line);
            }
        } catch (IllegalArgumentException damaged) {
            // A test with too few figures is a test without.
            return;
        }
    }

    private Optional<ForkLog.Leaks> leaks() {
        return unseen.map(kinds -> new ForkLog.Leaks(kinds, List.copyOf(leaks)));
    }

    private Optional<PoolUse> code() {
        return roomForCode > 0
                ? Optional.of(new PoolUse(Pool.CODE_CACHE, new Bytes(code), new Bytes(roomForCode)))
                : Optional.empty();
    }

    private void entry(LineKind kind, LogLine line) {
        switch (kind) {
            case TEST -> {
                InFork figures = figures(line);
                tests.add(new Entry(
                        line.text(Field.CLASS_NAME),
                        line.text(Field.METHOD),
                        line.text(Field.REPORTED_NAME),
                        tags(line),
                        figures));
            }
            case CLASS -> {
                InFork figures = figures(line);
                classes.add(new Entry(line.text(Field.CLASS_NAME), "", "", tags(line), figures));
            }
            case BEFORE_CLASS -> {
                InFork figures = figures(line);
                before.add(new Entry(line.text(Field.CLASS_NAME), "", "", List.of(), figures));
            }
            case LEFTOVER -> leftover(line);
            case LEAK -> leak(line);
            case LEAKS_CHECKED -> unseen = Optional.of(kinds(line.text(Field.UNSEEN)));
            case CODE_HEAP -> {
                long bytes = line.number(Field.BYTES);
                long room = line.number(Field.ROOM);
                // The JVM's own stubs, which do not grow.
                if (!line.text(Field.TYPE).contains("non-nmethods")) {
                    code += bytes;
                    roomForCode += room;
                }
            }
            case FAILURE -> failure = Optional.of(line.text(Field.DETAIL));
            default -> {
                return;
            }
        }
        line.end();
    }

    private void leftover(LogLine line) {
        boolean shared = line.flag(Field.SHARED);
        Optional<LeftoverKind> known = LeftoverKind.of(line.text(Field.LEFTOVER_KIND));
        String detail = line.text(Field.DETAIL);
        String className = line.text(Field.CLASS_NAME);
        known.ifPresent(
                of -> left.computeIfAbsent(className, name -> new ArrayList<>()).add(new Left(of, detail, shared)));
    }

    private void leak(LogLine line) {
        boolean shared = line.flag(Field.SHARED);
        Optional<LeftoverKind> known = LeftoverKind.of(line.text(Field.LEFTOVER_KIND));
        String name = line.text(Field.NAME);
        String detail = line.text(Field.DETAIL);
        Optional<String> test = Optional.of(line.text(Field.METHOD)).filter(seen -> !seen.isEmpty());
        String className = line.text(Field.CLASS_NAME);
        known.ifPresent(of -> leaks.add(new LeakCheck.Left(of, name, detail, className, shared, test)));
    }

    private static Set<LeftoverKind> kinds(String words) {
        return Stream.of(words.split(",", -1))
                .map(LeftoverKind::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private static InFork figures(LogLine line) {
        long start = line.number(Field.START_NANOS);
        long end = line.number(Field.END_NANOS);
        boolean shared = line.flag(Field.SHARED);
        boolean exact = line.flag(Field.EXACT);
        long[] figures = new long[InFork.figures()];
        line.figures(figures);
        return new InFork(start, end, shared, exact, figures);
    }

    private static List<String> tags(LogLine line) {
        String names = line.text(Field.TAGS);
        return names.isEmpty() ? List.of() : List.of(names.split(","));
    }
}
