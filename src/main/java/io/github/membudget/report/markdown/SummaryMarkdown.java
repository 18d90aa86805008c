package io.github.membudget.report.markdown;

import static io.github.membudget.report.TextFile.markdown;

import io.github.membudget.explain.LeakText;
import io.github.membudget.model.Breach;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Metric;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Peak;
import io.github.membudget.model.Report;
import io.github.membudget.model.Verdict;
import io.github.membudget.report.CutShort;
import io.github.membudget.report.Percent;
import io.github.membudget.report.PlainText;
import io.github.membudget.report.ShownVerdict;
import io.github.membudget.report.console.ConsoleTable;
import io.github.membudget.report.json.JsonFields;
import io.github.membudget.report.json.ModulesJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The suite on one screen of Markdown. */
public final class SummaryMarkdown {
    /** GitHub takes a summary of at most 1 MiB. */
    private static final int MOST_MODULES = 500;

    private static final int MOST_BREACHES = 20;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_LINE = 400;

    private SummaryMarkdown() {}

    public static List<String> lines(Report report) {
        List<String> lines = new ArrayList<>();
        lines.add("## Memory of the test suite: " + headline(report));
        lines.add("");
        lines.add("| module | tests | peak | ceiling | used | verdict |");
        lines.add("| --- | ---: | ---: | ---: | ---: | --- |");
        // Where not all have room, those that matter.
        List<ModuleResult> shown = report.modules().size() <= MOST_MODULES
                ? report.modules()
                : report.modules().stream()
                        .sorted(Comparator.comparing((ModuleResult module) ->
                                        module.verdict() != Verdict.BREACHED && !CutShort.is(module))
                                .thenComparing(SummaryMarkdown::rss, Comparator.reverseOrder()))
                        .limit(MOST_MODULES)
                        .toList();
        shown.forEach(module -> lines.add(row(module)));
        lines.add(suite(report));
        int left = report.modules().size() - shown.size();
        if (left > 0) {
            lines.add("");
            lines.add(left + " more modules, within their ceilings or smaller, are in suite.json.");
        }
        told(report.breaches().stream().map(Breach::message).toList(), "breaches", lines);
        told(LeakText.texts(report.leaks()), "classes with leaks", lines);
        return lines;
    }

    private static void told(List<String> messages, String what, List<String> lines) {
        for (String message : messages.subList(0, Math.min(MOST_BREACHES, messages.size()))) {
            lines.add("");
            // Indented is code to Markdown: nothing in it is markup.
            message.lines()
                    .map(line -> "    " + PlainText.shortened(line, LONGEST_LINE))
                    .forEach(lines::add);
        }
        if (messages.size() > MOST_BREACHES) {
            lines.add("");
            lines.add((messages.size() - MOST_BREACHES) + " more " + what + " are in suite.json.");
        }
    }

    private static String headline(Report report) {
        int breaches = report.breaches().size();
        return switch (report.verdict()) {
            case WITHIN ->
                CutShort.of(report)
                        .map(sentence -> "cut short. " + markdown(sentence) + ". No ceiling was passed by what ran")
                        .orElse(
                                ShownVerdict.of(report) == ShownVerdict.INVESTIGATED
                                        ? "investigated; ceilings do not apply meanwhile"
                                        : "within its ceilings");
            case BREACHED -> breached(breaches, report.leaks().size());
            case INCONCLUSIVE ->
                "inconclusive"
                        + CutShort.of(report)
                                .map(sentence -> ". " + markdown(sentence) + ". No ceiling was passed by what ran")
                                .orElse("");
        };
    }

    private static String breached(int breaches, int leaks) {
        String leaked = leaks == 1 ? "1 leak" : leaks + " leaks";
        if (breaches == 0) {
            return leaked;
        }
        return (breaches == 1 ? "1 ceiling passed" : breaches + " ceilings passed") + (leaks == 0 ? "" : ", " + leaked);
    }

    private static Bytes rss(ModuleResult module) {
        return module.facts().peak().map(Peak::rss).orElse(Bytes.ZERO);
    }

    private static String row(ModuleResult module) {
        String artifact = module.project().substring(module.project().indexOf(':') + 1);
        String name = artifact.equals(module.name()) ? module.name() : artifact + " / " + module.name();
        return cells(
                markdown(PlainText.shortened(name, LONGEST_NAME)),
                Integer.toString(module.tests().run()),
                module.facts().peak(),
                module.metric(),
                module.ceiling(),
                ConsoleTable.verdict(module));
    }

    private static String suite(Report report) {
        int tests = report.modules().stream()
                .mapToInt(module -> module.tests().run())
                .sum();
        return cells(
                "suite (all at one time)",
                Integer.toString(tests),
                report.suite().peak(),
                report.suite().metric(),
                Optional.of(report.suite().ceiling()),
                ConsoleTable.suiteVerdict(report));
    }

    private static String cells(
            String name, String tests, Optional<Peak> measured, Metric metric, Optional<Bytes> limit, String verdict) {
        Optional<Bytes> peak = measured.flatMap(highest -> highest.of(metric));
        String source = measured.map(highest -> ", " + ModulesJson.source(highest, metric))
                .orElse("");
        return "| " + name + " | " + tests + " | "
                + peak.map(bytes -> bytes.inMebibytes() + " (" + JsonFields.word(metric) + source + ")")
                        .orElse("-")
                + " | " + limit.map(Bytes::inMebibytes).orElse("-") + " | "
                + peak.flatMap(reached -> limit.map(ceiling -> Percent.of(reached, ceiling)))
                        .orElse("-")
                + " | " + (verdict.equals(verdict.toUpperCase(Locale.ROOT)) ? "**" + verdict + "**" : verdict) + " |";
    }
}
