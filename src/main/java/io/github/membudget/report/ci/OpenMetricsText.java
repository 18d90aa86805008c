package io.github.membudget.report.ci;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Metric;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Report;
import io.github.membudget.report.PlainText;
import io.github.membudget.report.json.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Peaks, ceilings and tests as OpenMetrics 1.0 text, for GitLab's metrics report and others that compare two runs: a series keeps its
 * name and labels from run to run. What was not measured has no line.
 */
public final class OpenMetricsText {
    private static final int LONGEST_LABEL = 200;

    private OpenMetricsText() {}

    public static List<String> lines(Report report) {
        List<String> lines = new ArrayList<>();
        modules(
                lines,
                report,
                "membudget_module_ceiling_bytes",
                "The most that a test module may use.",
                module -> labels(module),
                module -> module.ceiling().map(Bytes::value));
        modules(
                lines,
                report,
                "membudget_module_peak_bytes",
                "The most that a test module's processes used at one time, by the metric of its label.",
                module -> labels(module, "metric", JsonFields.word(module.metric())),
                module -> module.facts()
                        .peak()
                        .flatMap(peak -> peak.of(module.metric()))
                        .map(Bytes::value));
        modules(
                lines,
                report,
                "membudget_module_tests",
                "Tests that ran in a test module.",
                module -> labels(module),
                module -> Optional.of((long) module.tests().run()));
        head(lines, "membudget_suite_ceiling_bytes", "The most that all test JVMs may use at one time.");
        lines.add("membudget_suite_ceiling_bytes "
                + number(report.suite().ceiling().value()));
        Metric metric = report.suite().metric();
        report.suite().peak().flatMap(peak -> peak.of(metric)).ifPresent(peak -> {
            head(
                    lines,
                    "membudget_suite_peak_bytes",
                    "The most that all test JVMs used at one time, by the metric of its label.");
            lines.add("membudget_suite_peak_bytes{metric=\"" + JsonFields.word(metric) + "\"} " + number(peak.value()));
        });
        lines.add("# EOF");
        return lines;
    }

    private static void modules(
            List<String> lines,
            Report report,
            String name,
            String help,
            Function<ModuleResult, String> labels,
            Function<ModuleResult, Optional<Long>> value) {
        List<String> series = new ArrayList<>();
        report.modules().forEach(module -> value.apply(module)
                .ifPresent(figure -> series.add(name + labels.apply(module) + " " + number(figure))));
        if (!series.isEmpty()) {
            head(lines, name, help);
            lines.addAll(series.stream().sorted().toList());
        }
    }

    private static void head(List<String> lines, String name, String help) {
        lines.add("# TYPE " + name + " gauge");
        if (name.endsWith("_bytes")) {
            lines.add("# UNIT " + name + " bytes");
        }
        lines.add("# HELP " + name + " " + help);
    }

    private static String labels(ModuleResult module, String... more) {
        List<String> pairs = new ArrayList<>();
        pairs.add("execution=\"" + escaped(module.execution()) + "\"");
        if (more.length > 0) {
            pairs.add(more[0] + "=\"" + more[1] + "\"");
        }
        pairs.add("module=\"" + escaped(module.name()) + "\"");
        pairs.add("project=\"" + escaped(module.project()) + "\"");
        return "{" + String.join(",", pairs) + "}";
    }

    /** A gauge is a float: exact as an integer up to 2^53 bytes. */
    private static String number(long value) {
        return Long.toString(value);
    }

    private static String escaped(String label) {
        return PlainText.shortened(label, LONGEST_LABEL).replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
