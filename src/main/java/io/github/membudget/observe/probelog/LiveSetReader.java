package io.github.membudget.observe.probelog;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.Look;
import io.github.membudget.model.LiveSet.TestLook;
import io.github.membudget.model.LiveSet.Use;
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
    private static final String FORMAT = "membudget-live/1";
    private static final String WHOLE = "\t.";

    /** The second is the JVM's own name for one. */
    private static final Pattern DUMP = Pattern.compile("(|java_pid)([0-9]{1,18})\\.hprof");

    private final List<Look> looks = new ArrayList<>();
    private final List<TestLook> tests = new ArrayList<>();
    private Optional<String> gap = Optional.empty();
    private Map<String, Use> changed = new HashMap<>();

    private LiveSetReader() {}

    /**
     * @param directory into which the forks of a module noted
     * @throws IOException if it cannot be read
     */
    public static List<LiveSet> readAll(Path directory) throws IOException {
        List<LiveSet> sets = new ArrayList<>();
        for (Path file : files(directory, ".live")) {
            new LiveSetReader().read(file).ifPresent(sets::add);
        }
        return sets;
    }

    /** What the flight recorders of forks left there. */
    public static List<Path> recordings(Path directory) throws IOException {
        return files(directory, ".jfr");
    }

    /**
     * The heap dump that each fork left there: its own at its end, or else the JVM's when it ran out of memory.
     *
     * @return by the fork's pid
     */
    public static Map<Long, Path> dumps(Path directory) throws IOException {
        Map<Long, Path> dumps = new TreeMap<>();
        for (Path file : files(directory, ".hprof")) {
            Matcher name = DUMP.matcher(file.getFileName().toString());
            if (name.matches()) {
                dumps.merge(Long.parseLong(name.group(2)), file, (one, other) -> whenFull(one) ? other : one);
            }
        }
        return dumps;
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
        String[] head = lines.isEmpty() ? new String[0] : lines.get(0).split("\t");
        if (head.length < 2 || !head[0].equals(FORMAT)) {
            return Optional.empty();
        }
        for (String line : lines.subList(1, lines.size())) {
            // The last line of a fork that was killed may be a part.
            if (line.endsWith(WHOLE)) {
                entry(line.split("\t", -1));
            }
        }
        return Optional.of(new LiveSet(Long.parseLong(head[1]), List.copyOf(looks), List.copyOf(tests), gap));
    }

    private void entry(String[] fields) {
        switch (fields[0]) {
            case "S" -> {
                changed = new HashMap<>();
                looks.add(new Look(
                        fields[4],
                        fields[2].isEmpty() ? List.of() : List.of(fields[2].split(",")),
                        new Bytes(Long.parseLong(fields[3])),
                        fields.length > 6 && !fields[5].isEmpty()
                                ? Optional.of(new Bytes(Long.parseLong(fields[5])))
                                : Optional.empty(),
                        changed));
            }
            case "s" ->
                tests.add(new TestLook(
                        fields[6],
                        fields[5],
                        Long.parseLong(fields[1]),
                        Long.parseLong(fields[2]),
                        fields[3],
                        Long.parseLong(fields[4])));
            case "t" -> changed.put(fields[3], new Use(Long.parseLong(fields[1]), Long.parseLong(fields[2])));
            case "D" -> gap = Optional.of(fields[1]);
            default -> {}
        }
    }
}
