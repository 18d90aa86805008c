package io.github.membudget.report.console;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Metric;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Report;
import io.github.membudget.model.Verdict;
import io.github.membudget.report.CutShort;
import io.github.membudget.report.Percent;
import io.github.membudget.report.PlainText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The table at the end of a session. */
public final class ConsoleTable {
    private static final int LONGEST_NAME = 48;
    private static final List<String> HEADINGS = List.of("module", "tests", "peak", "ceiling", "used", "verdict");

    private ConsoleTable() {}

    public static List<String> lines(Report report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        boolean severalProjects =
                report.modules().stream().map(ModuleResult::project).distinct().count() > 1;
        List<ModuleResult> told =
                report.modules().stream().filter(module -> !isIdle(module)).toList();
        (told.isEmpty() ? report.modules() : told)
                .forEach(module -> rows.add(row(module, severalProjects, isOnlyOne(module, report.modules()))));
        rows.add(suite(report));
        int[] widths = new int[HEADINGS.size()];
        rows.forEach(row -> Arrays.setAll(
                widths, column -> Math.max(widths[column], row.get(column).length())));
        List<String> lines = new ArrayList<>();
        lines.add("membudget:");
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder("  ");
        for (int column = 0; column < widths.length; column++) {
            boolean text = column == 0 || column == widths.length - 1;
            String pattern = "%" + (text ? "-" : "") + widths[column] + "s  ";
            line.append(String.format(Locale.ROOT, pattern, row.get(column)));
        }
        return line.toString().stripTrailing();
    }

    /** A project without tests, or of whose tests none was to run. */
    private static boolean isIdle(ModuleResult module) {
        return ranNone(module) && module.ceiling().isEmpty();
    }

    private static boolean ranNone(ModuleResult module) {
        return module.tests().run() == 0 && module.facts().peak().isEmpty() && module.verdict() == Verdict.WITHIN;
    }

    /** Several executions of one project have the same modules. */
    private static boolean isOnlyOne(ModuleResult module, List<ModuleResult> modules) {
        return modules.stream()
                        .filter(other -> other.project().equals(module.project())
                                && other.name().equals(module.name()))
                        .count()
                == 1;
    }

    private static List<String> row(ModuleResult module, boolean severalProjects, boolean only) {
        String artifact = module.project().substring(module.project().indexOf(':') + 1);
        String name =
                severalProjects && !artifact.equals(module.name()) ? artifact + " / " + module.name() : module.name();
        Optional<Bytes> peak = module.facts().peak().flatMap(measured -> measured.of(module.metric()));
        return List.of(
                PlainText.shortened(only ? name : name + " (" + module.execution() + ")", LONGEST_NAME),
                Integer.toString(module.tests().run()),
                peak.map(Bytes::inMebibytes).orElse("-"),
                module.ceiling().map(Bytes::inMebibytes).orElse("-"),
                used(peak, module.ceiling()),
                ranNone(module)
                        ? "no tests"
                        : verdict(module.verdict(), module.ceiling().isPresent()) + CutShort.ofVerdict(module));
    }

    private static List<String> suite(Report report) {
        Optional<Bytes> ceiling = Optional.of(report.suite().ceiling());
        Optional<Bytes> peak = report.suite()
                .peak()
                .flatMap(measured -> measured.of(report.suite().metric()));
        int tests = report.modules().stream()
                .mapToInt(module -> module.tests().run())
                .sum();
        return List.of(
                // Less than the sum of the modules' RSS, which the reader sees above.
                report.suite().metric() == Metric.PSS ? "suite (all at one time, PSS)" : "suite (all at one time)",
                Integer.toString(tests),
                peak.map(Bytes::inMebibytes).orElse("-"),
                ceiling.map(Bytes::inMebibytes).orElse("-"),
                used(peak, ceiling),
                verdict(report.suite().verdict(), true));
    }

    private static String used(Optional<Bytes> peak, Optional<Bytes> ceiling) {
        return peak.flatMap(reached -> ceiling.map(limit -> Percent.of(reached, limit)))
                .orElse("-");
    }

    public static String verdict(Verdict verdict, boolean limited) {
        return switch (verdict) {
            case WITHIN -> limited ? "within" : "no ceiling";
            case BREACHED -> "BREACHED";
            case INCONCLUSIVE -> "inconclusive";
        };
    }
}
