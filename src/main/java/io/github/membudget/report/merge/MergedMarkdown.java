package io.github.membudget.report.merge;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.MeasuredModule;
import io.github.membudget.report.PlainText;
import io.github.membudget.report.TextFile;
import io.github.membudget.report.json.ReportReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Many runs on one page: each run, and each module over all runs. */
public final class MergedMarkdown {
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_LINE = 400;

    private MergedMarkdown() {}

    /** @throws IOException if a file can't be read or is no report */
    public static List<String> lines(List<Path> files) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# Memory of " + files.size() + (files.size() == 1 ? " run" : " runs"));
        lines.add("");
        lines.add("| report | started | machine | suite's peak RSS | verdict |");
        lines.add("| --- | --- | --- | ---: | --- |");
        Map<String, List<MeasuredModule>> modules = new LinkedHashMap<>();
        List<String> breaches = new ArrayList<>();
        List<String> leaks = new ArrayList<>();
        MergedHighlights highlights = new MergedHighlights();
        MergedShards shards = new MergedShards();
        for (Path file : files) {
            JsonObject report = ReportReader.read(file);
            JsonObject host = report.getAsJsonObject("host");
            JsonElement peak = report.getAsJsonObject("suite").get("peakRssBytes");
            lines.add("| " + cell(file.toString()) + " | "
                    + cell(report.get("startedAt").getAsString()) + " | "
                    + cell(host.get("os").getAsString() + ", "
                            + host.get("cpus").getAsInt() + " CPUs") + " | "
                    + (peak == null ? "-" : new Bytes(peak.getAsLong()).inMebibytes()) + " | "
                    + cell(report.get("verdict").getAsString()) + " |");
            ReportReader.modules(file).forEach(module -> modules.computeIfAbsent(module.key(), key -> new ArrayList<>())
                    .add(module));
            highlights.add(report);
            shards.add(file, report);
            report.getAsJsonArray("breaches")
                    .forEach(breach -> breaches.addAll(message(file, breach.getAsJsonObject())));
            if (report.has("leaks")) {
                report.getAsJsonArray("leaks").forEach(leak -> leaks.addAll(message(file, leak.getAsJsonObject())));
            }
        }
        lines.addAll(shards.lines());
        lines.addAll(List.of("", "## Modules", ""));
        lines.add("| module | runs | tests | lowest peak RSS | highest peak RSS | ceiling |");
        lines.add("| --- | ---: | ---: | ---: | ---: | ---: |");
        modules.values().forEach(runs -> lines.add(row(runs)));
        if (!breaches.isEmpty()) {
            lines.addAll(List.of("", "## Ceilings passed"));
        }
        lines.addAll(breaches);
        if (!leaks.isEmpty()) {
            lines.addAll(List.of("", "## Left behind by tests"));
        }
        lines.addAll(leaks);
        lines.addAll(highlights.lines());
        return lines;
    }

    private static List<String> message(Path file, JsonObject told) {
        List<String> lines = new ArrayList<>(List.of("", "In " + cell(file.toString()) + ":", ""));
        told.get("message")
                .getAsString()
                .lines()
                .map(line -> "    " + PlainText.shortened(line, LONGEST_LINE))
                .forEach(lines::add);
        return lines;
    }

    private static String row(List<MeasuredModule> runs) {
        MeasuredModule last = runs.get(runs.size() - 1);
        List<Bytes> peaks = runs.stream()
                .map(MeasuredModule::peakRss)
                .flatMap(Optional::stream)
                .sorted(Comparator.naturalOrder())
                .toList();
        String name = last.artifact().equals(last.name()) ? last.name() : last.artifact() + " / " + last.name();
        return "| " + cell(name) + " | " + runs.size() + " | " + last.tests().run() + " | "
                + (peaks.isEmpty() ? "-" : peaks.get(0).inMebibytes()) + " | "
                + (peaks.isEmpty() ? "-" : peaks.get(peaks.size() - 1).inMebibytes()) + " | "
                + ceilings(runs) + " |";
    }

    /** Runs may have had different ones. */
    private static String ceilings(List<MeasuredModule> runs) {
        return runs.stream()
                .map(run -> run.ceiling().map(Bytes::inMebibytes).orElse("-"))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String cell(String text) {
        return TextFile.markdown(PlainText.shortened(text, LONGEST_NAME));
    }
}
