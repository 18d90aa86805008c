package io.github.membudget.report.json;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.github.membudget.model.Baseline;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.HeapUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What an earlier build's report says of its modules' memory; without the rest of it, which in a large suite is long. */
public final class LastReport {
    private LastReport() {}

    /**
     * Of one module.
     *
     * @param need what is to be kept free for it
     * @param raised what each class added to its fork's RSS at its peak. The first class of a fork is left out: what a JVM takes at its
     *     beginning is in its figure.
     * @param millis it took
     */
    public record Known(Optional<HeapUse> heap, Optional<Bytes> need, Map<String, Bytes> raised, OptionalLong millis) {
        public static final Known NOTHING =
                new Known(Optional.empty(), Optional.empty(), Map.of(), OptionalLong.empty());
    }

    /**
     * By {@link Baseline#key}. Empty where there is no report, where it is not one of this format, or where a link stands that could lead
     * out of the build directory: then nothing is known, and that is no fault.
     *
     * @param directory the plugin's own in the build directory
     */
    public static Map<String, Known> modules(Path directory) {
        Path file = directory.resolve("report.json");
        if (Files.isSymbolicLink(directory) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Map.of();
        }
        try (JsonReader json = new JsonReader(Files.newBufferedReader(file))) {
            return read(json);
        } catch (IOException | JsonParseException | IllegalStateException | IllegalArgumentException e) {
            return Map.of();
        }
    }

    private static Map<String, Known> read(JsonReader json) throws IOException {
        Map<String, Known> modules = new HashMap<>();
        boolean known = false;
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            if (name.equals("format")) {
                known = ReportJson.FORMAT.equals(json.nextString());
            } else if (known && name.equals("modules")) {
                json.beginArray();
                while (json.hasNext()) {
                    module(json, modules);
                }
                // What follows is nothing of theirs.
                return modules;
            } else {
                json.skipValue();
            }
        }
        return modules;
    }

    private static void module(JsonReader json, Map<String, Known> modules) throws IOException {
        String project = "";
        String execution = "";
        String module = "";
        Optional<HeapUse> use = Optional.empty();
        Map<String, Bytes> raised = Map.of();
        Optional<Bytes> need = Optional.empty();
        OptionalLong millis = OptionalLong.empty();
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "project" -> project = json.nextString();
                case "execution" -> execution = json.nextString();
                case "name" -> module = json.nextString();
                case "heapUse" -> use = use(json);
                case "classes" -> raised = raised(json);
                case "reservation" -> need = need(json);
                case "durationMillis" -> millis = OptionalLong.of(json.nextLong());
                default -> json.skipValue();
            }
        }
        json.endObject();
        String key = Baseline.key(project, execution, module);
        Known known = new Known(use, need, raised, millis);
        if (!known.equals(Known.NOTHING)) {
            modules.put(key, known);
        }
    }

    private static Optional<Bytes> need(JsonReader json) throws IOException {
        Optional<Bytes> next = Optional.empty();
        json.beginObject();
        while (json.hasNext()) {
            if (json.nextName().equals("nextBytes")) {
                next = Optional.of(new Bytes(json.nextLong()));
            } else {
                json.skipValue();
            }
        }
        json.endObject();
        return next;
    }

    private static Map<String, Bytes> raised(JsonReader json) throws IOException {
        Map<String, Bytes> raised = new HashMap<>();
        Set<Long> forks = new HashSet<>();
        json.beginArray();
        while (json.hasNext()) {
            String name = "";
            long pid = 0;
            OptionalLong more = OptionalLong.empty();
            json.beginObject();
            while (json.hasNext()) {
                switch (json.nextName()) {
                    case "class" -> name = json.nextString();
                    case "pid" -> pid = json.nextLong();
                    case "peakGrowthBytes" -> more = OptionalLong.of(json.nextLong());
                    default -> json.skipValue();
                }
            }
            json.endObject();
            if (!forks.add(pid) && more.isPresent()) {
                raised.put(name, new Bytes(more.getAsLong()));
            }
        }
        json.endArray();
        return Map.copyOf(raised);
    }

    private static Optional<HeapUse> use(JsonReader json) throws IOException {
        Map<String, Bytes> figures = new HashMap<>();
        String measuredAt = "";
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            if (name.equals("measuredAt")) {
                measuredAt = json.nextString();
            } else if (json.peek() == JsonToken.NUMBER) {
                figures.put(name, new Bytes(json.nextLong()));
            } else {
                json.skipValue();
            }
        }
        json.endObject();
        Bytes beside = figures.get("besideBytes");
        Bytes peak = figures.get("peakBytes");
        return beside == null || peak == null || beside.value() == 0
                ? Optional.empty()
                : Optional.of(new HeapUse(
                        measuredAt,
                        beside,
                        Optional.ofNullable(figures.get("liveBytes")),
                        Optional.ofNullable(figures.get("heapBytes")),
                        peak));
    }
}
