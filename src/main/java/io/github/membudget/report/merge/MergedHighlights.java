package io.github.membudget.report.merge;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.membudget.model.Bytes;
import io.github.membudget.report.PlainText;
import io.github.membudget.report.TextFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands out over many runs: the tests that raised memory most, and what was found. */
final class MergedHighlights {
    private static final int MOST_TESTS = 20;
    private static final int MOST_FINDINGS = 50;
    private static final int LONGEST = 200;
    private static final List<String> SEVERITIES = List.of("high", "medium", "low");

    /** One test or finding over all runs, at its highest. */
    private record Highest(int runs, Bytes most, JsonObject at) {
        Highest with(Highest other) {
            Highest higher = other.most.exceeds(most) ? other : this;
            return new Highest(runs + other.runs, higher.most, higher.at);
        }
    }

    private final Map<String, Highest> tests = new LinkedHashMap<>();
    private final Map<String, Highest> findings = new LinkedHashMap<>();

    void add(JsonObject report) {
        // Run again within one run, a test counts once.
        Map<String, Highest> here = new LinkedHashMap<>();
        for (JsonElement module : report.getAsJsonArray("modules")) {
            String name = text(module.getAsJsonObject(), "name");
            for (JsonElement one : module.getAsJsonObject().getAsJsonArray("testCases")) {
                JsonObject test = one.getAsJsonObject();
                if (test.has("peakGrowthBytes") && "exclusive".equals(text(test, "attribution"))) {
                    test.addProperty("module", name);
                    String key = text(test, "class") + "." + text(test, "method") + " of " + name;
                    here.merge(
                            key, seen(test, "peakGrowthBytes"), (a, b) -> new Highest(1, a.with(b).most, a.with(b).at));
                }
            }
        }
        here.forEach((key, seen) -> tests.merge(key, seen, Highest::with));
        for (JsonElement one : report.getAsJsonArray("findings")) {
            JsonObject finding = one.getAsJsonObject();
            findings.merge(stableName(finding), seen(finding, "impactBytes"), Highest::with);
        }
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        List<Highest> raised = tests.values().stream()
                .filter(seen -> seen.most.value() > 0)
                .sorted(Comparator.comparing(Highest::most).reversed())
                .limit(MOST_TESTS)
                .toList();
        if (!raised.isEmpty()) {
            lines.addAll(List.of("", "## Tests that raised memory most", ""));
            lines.add(
                    "Peak RSS over RSS at the test's start, in the run where it was highest; tests that others ran beside"
                            + " are left out.");
            lines.addAll(List.of("", "| test | module | runs | raised by |", "| --- | --- | ---: | ---: |"));
            raised.forEach(seen -> lines.add("| " + cell(text(seen.at, "class")) + "." + cell(text(seen.at, "method"))
                    + " | " + cell(text(seen.at, "module")) + " | " + seen.runs + " | " + seen.most.inMebibytes()
                    + " |"));
        }
        if (!findings.isEmpty()) {
            lines.addAll(List.of("", "## Findings", ""));
            lines.addAll(List.of("| severity | finding | times | highest impact |", "| --- | --- | ---: | ---: |"));
            findings.values().stream()
                    .sorted(Comparator.comparingInt(MergedHighlights::rank)
                            .thenComparing(Comparator.comparing(Highest::most).reversed()))
                    .limit(MOST_FINDINGS)
                    .forEach(seen -> lines.add("| " + cell(text(seen.at, "severity")) + " | "
                            + cell(text(seen.at, "headline")) + " | " + seen.runs + " | "
                            + (seen.at.has("impactBytes") ? seen.most.inMebibytes() : "-") + " |"));
            if (findings.size() > MOST_FINDINGS) {
                lines.addAll(List.of("", findings.size() - MOST_FINDINGS + " more are in merged.json."));
            }
        }
        return lines;
    }

    private static Highest seen(JsonObject thing, String figure) {
        return new Highest(1, thing.has(figure) ? new Bytes(thing.get(figure).getAsLong()) : Bytes.ZERO, thing);
    }

    /** A headline's figures differ from run to run. */
    private static String stableName(JsonObject finding) {
        return text(finding, "id") + text(finding, "headline").replaceAll("[0-9]+([.,][0-9]+)*", "#");
    }

    private static int rank(Highest seen) {
        int at = SEVERITIES.indexOf(text(seen.at, "severity"));
        return at < 0 ? SEVERITIES.size() : at;
    }

    private static String text(JsonObject thing, String name) {
        JsonElement value = thing.get(name);
        return value == null || !value.isJsonPrimitive() ? "" : value.getAsString();
    }

    private static String cell(String text) {
        return TextFile.markdown(PlainText.shortened(text, LONGEST));
    }
}
