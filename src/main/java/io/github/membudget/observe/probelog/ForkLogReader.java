package io.github.membudget.observe.probelog;

import io.github.membudget.model.ClassFacts.Left;
import io.github.membudget.model.InFork;
import io.github.membudget.model.LeftKind;
import io.github.membudget.observe.probelog.ForkLog.Entry;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what the probe wrote, as far as it is whole: a killed fork may have left half a line. */
public final class ForkLogReader {
    private static final String FORMAT = "membudget-probe/1";
    private static final int TAIL = 1 << 13;
    private static final String END = ".";

    private final List<Entry> tests = new ArrayList<>();
    private final List<Entry> classes = new ArrayList<>();
    private final List<Entry> before = new ArrayList<>();
    private final Map<String, List<Left>> left = new HashMap<>();
    private Optional<String> failure = Optional.empty();

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
            head = line.kept();
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
            return head.text().equals(FORMAT)
                    ? Optional.of(new ForkLog(head.number(), tests, classes, left, failure))
                    : Optional.empty();
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /** The last that one fork noted, of a test or a class; read from the end, while the fork goes on. */
    public static Optional<InFork> last(Path directory, long pid) throws IOException {
        Path file = directory.resolve(pid + ".log");
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
            switch (line.text()) {
                case "T" -> tests.add(entry(line, true));
                case "C" -> classes.add(entry(line, false));
                case "B" -> before.add(entry(line, false));
                case "L" -> left(line);
                case "F" -> failure = Optional.of(line.text());
                default -> {}
            }
        } catch (IllegalArgumentException damaged) {
            // A test with too few figures is a test without.
            return;
        }
    }

    private void left(LogLine fields) {
        boolean shared = fields.flag();
        Optional<LeftKind> kind = LeftKind.of(fields.text());
        String detail = fields.text();
        String className = fields.text();
        kind.ifPresent(known ->
                left.computeIfAbsent(className, name -> new ArrayList<>()).add(new Left(known, detail, shared)));
    }

    private static Entry entry(LogLine fields, boolean test) {
        long start = fields.number();
        long end = fields.number();
        boolean shared = fields.flag();
        boolean exact = fields.flag();
        long[] figures = new long[InFork.figures()];
        for (int i = 0; i < figures.length; i++) {
            figures[i] = fields.figure();
        }
        InFork inFork = new InFork(start, end, shared, exact, figures);
        String className = fields.text();
        String method = test ? fields.text() : "";
        String reported = test ? fields.text() : "";
        return new Entry(className, method, reported, tags(fields.text()), inFork);
    }

    private static List<String> tags(String names) {
        return names.isEmpty() || names.equals(END) ? List.of() : List.of(names.split(","));
    }
}
