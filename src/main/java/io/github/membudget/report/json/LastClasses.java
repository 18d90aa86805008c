package io.github.membudget.report.json;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import io.github.membudget.model.Bytes;
import io.github.membudget.plan.ClassHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What an earlier build's report says of its test classes: how long each took, and in which module. */
public final class LastClasses {
    private final Map<String, ClassHistory.Run> classes = new HashMap<>();
    private Optional<Bytes> peak = Optional.empty();

    private LastClasses() {}

    /**
     * Nothing where there is no report, where it is not one of this format, or where a link stands that could lead out of the build
     * directory.
     *
     * @param directory the plugin's own in the build directory
     * @param project {@code groupId:artifactId}
     */
    public static ClassHistory read(Path directory, String project, String execution) {
        Path file = directory.resolve("report.json");
        if (Files.isSymbolicLink(directory) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return ClassHistory.NONE;
        }
        try (JsonReader json = new JsonReader(Files.newBufferedReader(file))) {
            LastClasses last = new LastClasses();
            last.report(json, project, execution);
            return new ClassHistory(Map.copyOf(last.classes), last.peak);
        } catch (IOException | JsonParseException | IllegalStateException | IllegalArgumentException e) {
            return ClassHistory.NONE;
        }
    }

    private void report(JsonReader json, String project, String execution) throws IOException {
        boolean known = false;
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            if (name.equals("format")) {
                known = ReportJson.FORMAT.equals(json.nextString());
            } else if (known && name.equals("modules")) {
                json.beginArray();
                while (json.hasNext()) {
                    module(json, project, execution);
                }
                return;
            } else {
                json.skipValue();
            }
        }
    }

    private void module(JsonReader json, String project, String execution) throws IOException {
        String ofProject = "";
        String ofExecution = "";
        String module = "";
        Map<String, Long> tests = new HashMap<>();
        Map<String, Long> whole = new HashMap<>();
        long reached = 0;
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "project" -> ofProject = json.nextString();
                case "execution" -> ofExecution = json.nextString();
                case "name" -> module = json.nextString();
                case "testCases" -> durations(json, tests);
                case "classes" -> durations(json, whole);
                case "peak" -> reached = number(json, "rssBytes");
                default -> json.skipValue();
            }
        }
        json.endObject();
        if (!ofProject.equals(project) || !ofExecution.equals(execution)) {
            return;
        }
        String name = module;
        Map<String, Long> outer = new HashMap<>();
        tests.forEach((one, millis) -> outer.merge(outer(one), millis, Long::sum));
        // With its hooks, where its fork noted that.
        outer.putAll(whole);
        outer.forEach((one, millis) -> classes.putIfAbsent(one, new ClassHistory.Run(name, millis)));
        if (reached > peak.map(Bytes::value).orElse(0L)) {
            peak = Optional.of(new Bytes(reached));
        }
    }

    /** Tests of a nested class run with the one around it. */
    private static String outer(String className) {
        int end = className.indexOf('$');
        return end < 0 ? className : className.substring(0, end);
    }

    private static void durations(JsonReader json, Map<String, Long> sums) throws IOException {
        json.beginArray();
        while (json.hasNext()) {
            String name = "";
            long millis = 0;
            json.beginObject();
            while (json.hasNext()) {
                switch (json.nextName()) {
                    case "class" -> name = json.nextString();
                    case "durationMillis" -> millis = json.nextLong();
                    default -> json.skipValue();
                }
            }
            json.endObject();
            sums.merge(name, millis, Long::sum);
        }
        json.endArray();
    }

    private static long number(JsonReader json, String wanted) throws IOException {
        long found = 0;
        json.beginObject();
        while (json.hasNext()) {
            if (json.nextName().equals(wanted)) {
                found = json.nextLong();
            } else {
                json.skipValue();
            }
        }
        json.endObject();
        return found;
    }
}
