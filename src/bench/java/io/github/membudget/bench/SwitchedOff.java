package io.github.membudget.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an investigation says that each cause of src/it/dot-work costs, beside what the suite keeps less once that one alone is mended. */
final class SwitchedOff {
    /** Causes as the suite's {@code -Dmended=} names them, and the rules that tell them; {@code -Dbench.causes=pool,git}: only these. */
    private static final Map<String, String> CAUSES = causes();

    private SwitchedOff() {}

    private static Map<String, String> causes() {
        Map<String, String> causes = new LinkedHashMap<>();
        causes.put("metadata", "hibernate-session-factory-open");
        causes.put("session", "hibernate-session-open");
        causes.put("trees", "javaparser-trees-kept");
        causes.put("vectors", "boxed-numbers");
        causes.put("sqlite", "sqlite-connection-open");
        causes.put("git", "jgit-repository-open");
        causes.put("pool", "hikaricp-pool-open");
        String only = System.getProperty("bench.causes", "all");
        causes.keySet()
                .removeIf(cause ->
                        !only.equals("all") && !List.of(only.split(",")).contains(cause));
        return causes;
    }

    /**
     * One cause, in bytes.
     *
     * @param predicted impact of its finding, the median of the runs with all causes
     * @param heap by which less lived on the heap after the last class once it was mended
     * @param beside by which resident memory beside the heap rose less
     */
    record Row(String cause, double predicted, double heap, double beside) {
        double measured() {
            return heap + beside;
        }

        double offPercent() {
            return 100 * (predicted - measured()) / measured();
        }
    }

    /** What was told of one run. */
    private record Told(double heap, double beside, Map<String, Double> impacts) {}

    /** @param runs with all causes, and with each mended: what is resident beside the heap differs from run to run by some MiB */
    static List<Row> measure(Path directory, int runs) throws IOException, InterruptedException {
        Path project = DotWork.copied(directory);
        List<Told> broken = new ArrayList<>();
        Map<String, List<Told>> mended = new LinkedHashMap<>();
        for (int i = 0; i < runs; i++) {
            broken.add(investigate(project, "none"));
            for (String cause : CAUSES.keySet()) {
                mended.computeIfAbsent(cause, key -> new ArrayList<>()).add(investigate(project, cause));
            }
        }
        broken.add(investigate(project, "none"));
        List<Row> rows = new ArrayList<>();
        mended.forEach((cause, told) -> rows.add(new Row(
                cause,
                Benchmarks.median(broken.stream()
                        .map(one -> one.impacts().getOrDefault(CAUSES.getOrDefault(cause, ""), 0.0))
                        .toList()),
                heap(broken) - heap(told),
                beside(broken) - beside(told))));
        return rows;
    }

    private static double heap(List<Told> all) {
        return Benchmarks.median(all.stream().map(Told::heap).toList());
    }

    private static double beside(List<Told> all) {
        return Benchmarks.median(all.stream().map(Told::beside).toList());
    }

    private static Told investigate(Path project, String mended) throws IOException, InterruptedException {
        PluginGoal.run(project, "investigate", 10, "-Dmended=" + mended);
        return told(project.resolve("target/membudget/report.json"));
    }

    private static Told told(Path file) throws IOException {
        JsonObject report = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        JsonObject live = report.getAsJsonArray("liveSets").get(0).getAsJsonObject();
        JsonObject first = live.getAsJsonObject("first");
        JsonObject last = live.getAsJsonObject("last");
        Map<String, Double> impacts = new LinkedHashMap<>();
        for (JsonElement element : report.getAsJsonArray("findings")) {
            JsonObject finding = element.getAsJsonObject();
            if (finding.has("impactBytes")) {
                impacts.merge(
                        finding.get("id").getAsString(),
                        finding.get("impactBytes").getAsDouble(),
                        Double::sum);
            }
        }
        // What the JVM itself took before the first class differs by ten MiB from run to run.
        double beside = last.get("besideHeapBytes").getAsDouble()
                - first.get("besideHeapBytes").getAsDouble();
        return new Told(last.get("liveBytes").getAsDouble(), beside, impacts);
    }
}
