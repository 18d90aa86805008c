package io.github.membudget.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What tests really took, as they wrote it down themselves, beside what the report says of them. */
final class TruthTable {
    private static final long MIB = 1 << 20;

    private TruthTable() {}

    /**
     * A figure of a test.
     *
     * @param truth bytes, or a count
     * @param told the same figure in the report
     */
    record Row(String test, String figure, long truth, long told) {
        boolean holds() {
            return counts() ? truth == told : Math.abs(truth - told) <= Math.max(MIB, truth / 50);
        }

        boolean counts() {
            return figure.equals("shared") || figure.equals("threads");
        }
    }

    /** @param jdk home of the JDK that the tests run on */
    static List<Row> measure(Path directory, Path jdk) throws IOException, InterruptedException {
        copy(Path.of("src/bench/projects/truth"), directory);
        Path truth = directory.resolve("target/truth.txt");
        MavenBuild build = new MavenBuild(directory);
        build.warmUp();
        Files.deleteIfExists(truth);
        build.run(true, "-Djvm=" + jdk.resolve("bin/java"));
        JsonObject module = JsonParser.parseString(Files.readString(directory.resolve("target/membudget/report.json")))
                .getAsJsonObject()
                .getAsJsonArray("modules")
                .get(0)
                .getAsJsonObject();
        List<Row> rows = new ArrayList<>();
        Set<JsonObject> taken = new HashSet<>();
        String last = "";
        JsonObject test = new JsonObject();
        for (String line : Files.readAllLines(truth)) {
            String[] fields = line.split("\t", -1);
            String name = fields[0] + '#' + fields[1];
            if (fields[2].equals("none")) {
                continue;
            }
            long told;
            if (fields[2].equals("class-growth")) {
                told = type(module, fields[0]).get("growthBytes").getAsLong();
            } else {
                test = name.equals(last) && !repeats(rows, name, fields[2])
                        ? test
                        : next(module, fields[0], fields[1], taken);
                told = told(module, test, fields[2]);
            }
            rows.add(new Row(name.replaceAll("#$", ""), fields[2], Long.parseLong(fields[3]), told));
            last = name;
        }
        return rows;
    }

    /** Whether the figure was told of a test of this name before: then this is its next invocation. */
    private static boolean repeats(List<Row> rows, String name, String figure) {
        return rows.stream()
                .anyMatch(row -> row.test().equals(name) && row.figure().equals(figure));
    }

    private static JsonObject next(JsonObject module, String type, String method, Set<JsonObject> taken) {
        for (JsonElement element : module.getAsJsonArray("testCases")) {
            JsonObject test = element.getAsJsonObject();
            if (test.get("class").getAsString().equals(type)
                    && test.get("method").getAsString().split("[(\\[{ ]", 2)[0].equals(method)
                    && taken.add(test)) {
                return test;
            }
        }
        throw new IllegalStateException("the report says nothing of " + type + "." + method);
    }

    private static JsonObject type(JsonObject module, String name) {
        for (JsonElement element : module.getAsJsonArray("classes")) {
            if (element.getAsJsonObject().get("class").getAsString().equals(name)) {
                return element.getAsJsonObject();
            }
        }
        throw new IllegalStateException("the report says nothing of " + name);
    }

    /** What the report does not have counts as nothing, and so as a figure that does not hold. */
    private static long told(JsonObject module, JsonObject test, String figure) {
        return switch (figure) {
            case "growth" -> test.get("growthBytes").getAsLong();
            case "peak" -> test.get("peakGrowthBytes").getAsLong();
            case "allocated" -> test.get("allocatedBytes").getAsLong();
            case "children" ->
                test.has("childProcessesRssBytes")
                        ? test.get("childProcessesRssBytes").getAsLong()
                        : 0;
            case "shared" -> test.get("attribution").getAsString().equals("shared") ? 1 : 0;
            case "threads" ->
                test.get("threads").getAsLong()
                        - before(module, test).get("threads").getAsLong();
            default -> throw new IllegalStateException(figure);
        };
    }

    private static JsonObject before(JsonObject module, JsonObject test) {
        JsonObject before = test;
        for (JsonElement element : module.getAsJsonArray("testCases")) {
            if (element.equals(test)) {
                return before;
            }
            before = element.getAsJsonObject();
        }
        return before;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copied = to.resolve(from.relativize(file));
                Files.createDirectories(copied.getParent());
                Files.write(copied, Files.readAllBytes(file));
            }
        }
    }
}
