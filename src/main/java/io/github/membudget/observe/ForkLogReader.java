package io.github.membudget.observe;

import io.github.membudget.model.InFork;
import io.github.membudget.observe.ForkLog.Entry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what the probe wrote, as far as it is whole: a killed fork may have left half a line. */
final class ForkLogReader {
    private static final String FORMAT = "membudget-probe/1";
    private static final String WHOLE = "\t.";

    private final List<Entry> tests = new ArrayList<>();
    private final List<Entry> classes = new ArrayList<>();
    private Optional<String> failure = Optional.empty();

    private ForkLogReader() {}

    /** Of all forks that logged into a directory; those of another format are passed over. */
    static List<ForkLog> readAll(Path directory) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        List<ForkLog> logs = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    new ForkLogReader().read(file).ifPresent(logs::add);
                }
            }
        }
        return logs;
    }

    /** What was read is in the report: the logs of a large suite would only take room. */
    static void removeAll(Path directory) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            files.forEach(file -> file.toFile().delete());
        }
        Files.deleteIfExists(directory);
        // Stays where another module's or another build's forks still log.
        directory.resolveSibling("").toFile().delete();
    }

    private Optional<ForkLog> read(Path file) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            @Nullable String head = lines.readLine();
            if (head == null) {
                return Optional.empty();
            }
            Fields first = new Fields(head);
            if (!first.text().equals(FORMAT)) {
                return Optional.empty();
            }
            long pid = first.number();
            for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                entry(line);
            }
            return Optional.of(new ForkLog(pid, tests, classes, failure));
        }
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
                case "F" -> failure = Optional.of(fields.text());
                default -> {}
            }
        } catch (IllegalArgumentException damaged) {
            // A test with too few figures is a test without.
            return;
        }
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
        return new Entry(className, test ? fields.text() : "", test ? fields.text() : "", inFork);
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
