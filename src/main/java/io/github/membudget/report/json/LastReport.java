package io.github.membudget.report.json;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.github.membudget.model.Baseline;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.HeapUse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What an earlier build's report says of its modules' memory. */
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
     * By {@link Baseline#key}. Empty where there is no report that can be read.
     *
     * @param directory the plugin's own in the build directory
     */
    public static Map<String, Known> modules(Path directory) {
        Reading reading = new Reading();
        return WrittenModules.visit(directory, reading) ? reading.modules : Map.of();
    }

    /** What is known of the modules read so far, and of the one that is read now. */
    private static final class Reading implements WrittenModules.Visitor {
        private final Map<String, Known> modules = new HashMap<>();
        private Known known = Known.NOTHING;

        @Override
        public void value(String key, JsonReader json) throws IOException {
            switch (key) {
                case "heapUse" -> known = new Known(use(json), known.need(), known.raised(), known.millis());
                case "reservation" ->
                    known = new Known(
                            known.heap(), WrittenModules.bytes(json, "nextBytes"), known.raised(), known.millis());
                case "classes" -> known = new Known(known.heap(), known.need(), raised(json), known.millis());
                case "durationMillis" ->
                    known = new Known(known.heap(), known.need(), known.raised(), OptionalLong.of(json.nextLong()));
                default -> json.skipValue();
            }
        }

        @Override
        public void end(String project, String execution, String module) {
            if (!known.equals(Known.NOTHING)) {
                modules.put(Baseline.key(project, execution, module), known);
            }
            known = Known.NOTHING;
        }
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
