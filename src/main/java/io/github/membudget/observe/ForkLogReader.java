package io.github.membudget.observe;

import io.github.membudget.model.ClassFacts.Left;
import io.github.membudget.model.InFork;
import io.github.membudget.observe.ForkLog.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
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
final class ForkLogReader {
    private static final String FORMAT = "membudget-probe/1";
    private static final int TAIL = 1 << 13;
    private static final String END = ".";
    private static final String WHOLE = "\t.";

    private final List<Entry> tests = new ArrayList<>();
    private final List<Entry> classes = new ArrayList<>();
    private final List<Entry> before = new ArrayList<>();
    private final Map<String, List<Left>> left = new HashMap<>();
    private Optional<String> failure = Optional.empty();

    private final Path file;
    private final byte[] chunk = new byte[1 << 16];
    private byte[] rest = {};
    private long position;
    private @Nullable String head;

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
        for (int i = 0; i < read; i++) {
            if (chunk[i] == '\n') {
                line(text(from, i));
                from = i + 1;
            }
        }
        byte[] left = new byte[rest.length + read - from];
        System.arraycopy(rest, 0, left, 0, rest.length);
        System.arraycopy(chunk, from, left, rest.length, read - from);
        rest = left;
    }

    private String text(int from, int to) {
        if (rest.length == 0) {
            return new String(chunk, from, to - from, StandardCharsets.UTF_8);
        }
        byte[] whole = Arrays.copyOf(rest, rest.length + to - from);
        System.arraycopy(chunk, from, whole, rest.length, to - from);
        rest = new byte[0];
        return new String(whole, StandardCharsets.UTF_8);
    }

    private void line(String line) {
        if (head == null) {
            head = line;
        } else {
            entry(line);
        }
    }

    /** Empty where the file is of another format. */
    Optional<ForkLog> finish() {
        if (rest.length > 0) {
            line(new String(rest, StandardCharsets.UTF_8));
            rest = new byte[0];
        }
        Fields first = new Fields(head == null ? "" : head);
        try {
            return first.text().equals(FORMAT)
                    ? Optional.of(new ForkLog(first.number(), tests, classes, left, failure))
                    : Optional.empty();
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /** The last that one fork noted, of a test or a class; read from the end, while the fork goes on. */
    static Optional<InFork> last(Path directory, long pid) throws IOException {
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
        new String(tail, StandardCharsets.UTF_8).lines().forEach(reader::entry);
        return Stream.of(reader.tests, reader.classes, reader.before)
                .flatMap(List::stream)
                .map(Entry::figures)
                .max(Comparator.comparingLong(InFork::endNanos));
    }

    private void entry(String line) {
        if (!line.endsWith(WHOLE)) {
            // The last line of a fork that was killed.
            return;
        }
        try {
            Fields fields = new Fields(line);
            switch (fields.text()) {
                case "T" -> tests.add(entry(fields, true));
                case "C" -> classes.add(entry(fields, false));
                case "B" -> before.add(entry(fields, false));
                case "L" -> left(fields);
                case "F" -> failure = Optional.of(fields.text());
                default -> {}
            }
        } catch (IllegalArgumentException damaged) {
            // A test with too few figures is a test without.
            return;
        }
    }

    private void left(Fields fields) {
        boolean shared = fields.text().equals("true");
        String kind = fields.text();
        String detail = fields.text();
        left.computeIfAbsent(fields.text(), name -> new ArrayList<>()).add(new Left(kind, detail, shared));
    }

    private static Entry entry(Fields fields, boolean test) {
        long start = fields.number();
        long end = fields.number();
        boolean shared = fields.text().equals("true");
        boolean exact = fields.text().equals("true");
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

    /** One line's, in turn. */
    private static final class Fields {
        private final String line;
        private int at;

        Fields(String line) {
            this.line = line;
        }

        private String raw() {
            if (at > line.length()) {
                throw new IllegalArgumentException("too few fields");
            }
            int tab = line.indexOf('\t', at);
            int end = tab < 0 ? line.length() : tab;
            String field = line.substring(at, end);
            at = end + 1;
            return field;
        }

        String text() {
            String field = raw();
            if (field.indexOf('\\') < 0) {
                return field;
            }
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < field.length(); i++) {
                char character = field.charAt(i);
                if (character != '\\' || i + 1 == field.length()) {
                    text.append(character);
                    continue;
                }
                char escaped = field.charAt(++i);
                text.append(
                        switch (escaped) {
                            case 't' -> '\t';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            default -> escaped;
                        });
            }
            return text.toString();
        }

        long number() {
            return Long.parseLong(raw());
        }

        long figure() {
            String field = raw();
            return field.isEmpty() ? -1 : Long.parseLong(field);
        }
    }
}
