package io.github.membudget.baseline;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.membudget.explain.BaselineText;
import io.github.membudget.model.Baseline;
import io.github.membudget.model.Baseline.ClassFigures;
import io.github.membudget.model.Baseline.HeapFigures;
import io.github.membudget.model.Baseline.ModuleFigures;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Host;
import io.github.membudget.model.Metric;
import io.github.membudget.model.Outcome;
import io.github.membudget.report.json.ReportReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The reports of all shards of a suite as a baseline of one run: as if one machine had run all. */
public final class ShardFigures {
    private final Map<String, List<Part>> modules = new TreeMap<>();
    private final Set<String> cutShort = new TreeSet<>();
    private final Set<String> machines = new TreeSet<>();
    private final Set<String> started = new TreeSet<>();

    private ShardFigures() {}

    /**
     * What one shard ran of a module.
     *
     * @param kept by its classes, without the first of each fork: what a JVM takes at its beginning is in that one's figure
     */
    private record Part(Metric metric, long peak, long millis, Map<String, ClassFigures> classes, long kept) {
        /** What its run took besides its classes. */
        long startMillis() {
            long inClasses = classes.entrySet().stream()
                    .filter(one -> !isInner(one.getKey()))
                    .mapToLong(one -> one.getValue().millis().get(0))
                    .sum();
            return Math.max(0, millis - inClasses);
        }

        private boolean isInner(String name) {
            int nested = name.indexOf('$');
            return nested > 0 && classes.containsKey(name.substring(0, nested));
        }
    }

    /**
     * @param baseline the figures
     * @param cutShort modules that did not run to their end in one of the shards: of these nothing is kept
     */
    public record Taken(Baseline baseline, Set<String> cutShort) {}

    /**
     * @param files reports that are a whole suite together
     * @throws IOException if one can't be read or is no report
     */
    public static Taken of(List<Path> files) throws IOException {
        ShardFigures figures = new ShardFigures();
        for (Path file : files) {
            try {
                figures.add(ReportReader.read(file));
            } catch (IllegalStateException
                    | NullPointerException
                    | IllegalArgumentException
                    | ClassCastException
                    | UnsupportedOperationException e) {
                throw new IOException(file + " lacks what a report has: " + e.getMessage(), e);
            }
        }
        figures.modules.keySet().removeAll(figures.cutShort);
        Map<String, ModuleFigures> whole = new TreeMap<>();
        figures.modules.forEach((key, parts) -> whole.put(key, whole(parts)));
        return new Taken(
                new Baseline(
                        String.join("; ", figures.machines),
                        List.of(figures.started.iterator().next() + ", " + files.size() + " shards"),
                        List.of(),
                        whole),
                Set.copyOf(figures.cutShort));
    }

    private void add(JsonObject report) {
        JsonObject host = report.getAsJsonObject("host");
        // What the runs' own figures say of their machine; the reports have the system's longer name.
        machines.add(BaselineText.machine(
                new Host(
                        "",
                        host.get("cpus").getAsInt(),
                        new Bytes(host.get("memoryBytes").getAsLong()),
                        Optional.empty(),
                        "",
                        host.get("java").getAsString(),
                        ""),
                System.getProperty("os.name")));
        started.add(report.get("startedAt").getAsString());
        for (JsonElement one : report.getAsJsonArray("modules")) {
            JsonObject module = one.getAsJsonObject();
            String key = Baseline.key(text(module, "project"), text(module, "execution"), text(module, "name"));
            String outcome = text(module, "outcome");
            if (outcome.equals(Outcome.COMPLETED.label())) {
                part(module).ifPresent(part -> modules.computeIfAbsent(key, any -> new ArrayList<>())
                        .add(part));
            } else if (!outcome.equals(Outcome.NOT_RUN.label())) {
                cutShort.add(key);
            }
        }
    }

    private static Optional<Part> part(JsonObject module) {
        Metric metric = Metric.valueOf(text(module, "metric").toUpperCase(Locale.ROOT));
        JsonElement peak =
                module.has("peak") ? module.getAsJsonObject("peak").get(text(module, "metric") + "Bytes") : null;
        if (peak == null) {
            return Optional.empty();
        }
        Set<String> shared = shared(module);
        Map<String, ClassFigures> classes = new TreeMap<>();
        Set<Long> forks = new HashSet<>();
        long kept = 0;
        for (JsonElement one : module.getAsJsonArray("classes")) {
            JsonObject facts = one.getAsJsonObject();
            String name = text(facts, "class");
            boolean alone = !shared.contains(name) && facts.has("growthBytes");
            if (!forks.add(facts.get("pid").getAsLong()) && alone) {
                kept += facts.get("growthBytes").getAsLong();
            }
            classes.put(name, figures(facts, alone));
        }
        return Optional.of(new Part(
                metric,
                peak.getAsLong(),
                module.get("durationMillis").getAsLong(),
                classes.isEmpty() ? byTests(module) : classes,
                Math.max(0, kept)));
    }

    private static ClassFigures figures(JsonObject facts, boolean alone) {
        return new ClassFigures(
                alone ? figure(facts, "peakGrowthBytes") : List.of(),
                alone ? figure(facts, "growthBytes") : List.of(),
                figure(facts, "peakRssBytes"),
                figure(facts, "durationMillis"));
    }

    /** Where no fork noted its classes: their tests one after the other. */
    private static Map<String, ClassFigures> byTests(JsonObject module) {
        Map<String, Long> millis = new TreeMap<>();
        for (JsonElement test : module.getAsJsonArray("testCases")) {
            millis.merge(
                    text(test.getAsJsonObject(), "class"),
                    test.getAsJsonObject().get("durationMillis").getAsLong(),
                    Long::sum);
        }
        Map<String, ClassFigures> classes = new TreeMap<>();
        millis.forEach(
                (name, time) -> classes.put(name, new ClassFigures(List.of(), List.of(), List.of(), List.of(time))));
        return classes;
    }

    /** Classes that ran beside others of their fork. */
    private static Set<String> shared(JsonObject module) {
        Set<String> shared = new HashSet<>();
        for (JsonElement fork : module.getAsJsonArray("growth")) {
            for (JsonElement one : fork.getAsJsonObject().getAsJsonArray("parts")) {
                JsonObject part = one.getAsJsonObject();
                if ("class".equals(text(part, "part")) && "shared".equals(text(part, "attribution"))) {
                    shared.add(text(part, "name"));
                }
            }
        }
        return shared;
    }

    /** In one JVM, what each part kept is there beside the highest peak; what a JVM takes to start comes once. */
    private static ModuleFigures whole(List<Part> parts) {
        Part highest = parts.get(0);
        Map<String, ClassFigures> classes = new TreeMap<>();
        long kept = 0;
        long millis = 0;
        for (Part part : parts) {
            highest = part.peak() > highest.peak() ? part : highest;
            part.classes().forEach(classes::putIfAbsent);
            kept += part.kept();
            millis += part.millis();
        }
        long start = parts.stream().mapToLong(Part::startMillis).min().orElse(0);
        return new ModuleFigures(
                Optional.of(highest.metric()),
                List.of(highest.peak() + kept - highest.kept()),
                classes,
                List.of(),
                Map.of(),
                Map.of(),
                // A heap that did for a part may be too small for all.
                HeapFigures.NONE,
                List.of(millis - start * (parts.size() - 1)));
    }

    private static List<Long> figure(JsonObject facts, String name) {
        return facts.has(name) ? List.of(facts.get(name).getAsLong()) : List.of();
    }

    private static String text(JsonObject object, String name) {
        return object.get(name).getAsString();
    }
}
