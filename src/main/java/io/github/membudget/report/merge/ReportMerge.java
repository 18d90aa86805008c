package io.github.membudget.report.merge;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.membudget.report.json.ReportReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Many reports as one of the same format: modules, breaches and findings of all, one after the other as they are written. The suite is
 * that of the run with the highest peak, since runs did not share a machine and their peaks do not add up.
 */
public final class ReportMerge {
    private ReportMerge() {}

    /**
     * Those that can be put together: each run once.
     *
     * @param told hears what is left out and why
     */
    public static List<Path> usable(List<Path> files, Consumer<String> told) {
        Map<JsonObject, Path> runs = new LinkedHashMap<>();
        for (Path file : files) {
            try {
                JsonObject report = read(file);
                ReportReader.modules(file);
                Path same = runs.putIfAbsent(report, file);
                if (same != null) {
                    told.accept("membudget: " + file + " is left out: it says the same as " + same);
                }
            } catch (IOException e) {
                told.accept("membudget: " + e.getMessage() + ": it is left out");
            }
        }
        return List.copyOf(runs.values());
    }

    private static JsonObject read(Path file) throws IOException {
        JsonObject report = ReportReader.read(file);
        for (String name : List.of("suite", "host", "plugin")) {
            if (!report.has(name) || !report.get(name).isJsonObject()) {
                throw new IOException(file + " has no " + name);
            }
        }
        for (String name : List.of("modules", "breaches", "findings")) {
            if (!report.has(name) || !report.get(name).isJsonArray()) {
                throw new IOException(file + " has no " + name);
            }
        }
        for (String name : List.of("startedAt", "durationMillis", "verdict")) {
            if (!report.has(name)) {
                throw new IOException(file + " has no " + name);
            }
        }
        return report;
    }

    /**
     * @param files at least one
     * @throws IOException if one can't be read or is no report
     */
    public static JsonObject of(List<Path> files) throws IOException {
        List<JsonObject> reports = new ArrayList<>();
        for (Path file : files) {
            reports.add(read(file));
        }
        JsonObject highest = reports.get(0);
        for (JsonObject report : reports) {
            highest = peak(report) > peak(highest) ? report : highest;
        }
        JsonObject merged = highest.deepCopy();
        // The shards together are none.
        merged.remove("shard");
        for (String name : List.of("modules", "breaches", "findings")) {
            JsonArray all = new JsonArray();
            reports.forEach(report -> all.addAll(report.getAsJsonArray(name)));
            merged.add(name, all);
        }
        for (String name : List.of("leaks", "liveSets", "isolations")) {
            investigated(reports, name).ifPresent(all -> merged.add(name, all));
        }
        merged.addProperty("startedAt", earliest(reports));
        merged.addProperty(
                "durationMillis",
                reports.stream()
                        .mapToLong(report -> report.get("durationMillis").getAsLong())
                        .sum());
        merged.addProperty("verdict", worst(reports));
        Set<String> surefire = new LinkedHashSet<>();
        for (JsonObject report : reports) {
            JsonElement version = report.getAsJsonObject("plugin").get("surefire");
            if (version != null) {
                surefire.addAll(List.of(version.getAsString().split(", ")));
            }
        }
        if (!surefire.isEmpty()) {
            merged.getAsJsonObject("plugin").addProperty("surefire", String.join(", ", surefire));
        }
        return merged;
    }

    /** Of those that have any. */
    private static Optional<JsonArray> investigated(List<JsonObject> reports, String name) {
        JsonArray all = new JsonArray();
        reports.stream().filter(report -> report.has(name)).forEach(report -> all.addAll(report.getAsJsonArray(name)));
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    /** The merged report, a line of its file each. */
    public static List<String> json(List<Path> files) throws IOException {
        return new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(of(files))
                .lines()
                .toList();
    }

    private static long peak(JsonObject report) {
        JsonElement peak = report.getAsJsonObject("suite").get("peakRssBytes");
        return peak == null ? -1 : peak.getAsLong();
    }

    private static String earliest(List<JsonObject> reports) {
        return reports.stream()
                .map(report -> Instant.parse(report.get("startedAt").getAsString()))
                .min(Instant::compareTo)
                .orElseThrow()
                .toString();
    }

    private static String worst(List<JsonObject> reports) {
        List<String> verdicts = reports.stream()
                .map(report -> report.get("verdict").getAsString())
                .toList();
        for (String verdict : List.of("breached", "inconclusive")) {
            if (verdicts.contains(verdict)) {
                return verdict;
            }
        }
        return "within";
    }
}
