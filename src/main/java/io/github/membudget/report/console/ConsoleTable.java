package io.github.membudget.report.console;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.MavenMemory;
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
import java.util.function.Function;

/** The table at the end of a session: a line for each module, and one for the suite. */
public final class ConsoleTable {
    private static final int LONGEST_NAME = 48;
    private static final String UNKNOWN = "-";

    /** The columns, from left to right. To add one, write it here: heading, where its text stands, its cell of a module, its cell of the suite. */
    private static final List<Column> COLUMNS = List.of(
            new Column("module", Align.LEFT, ModuleRow::name, ConsoleTable::suiteName),
            new Column(
                    "tests",
                    Align.RIGHT,
                    row -> Integer.toString(row.module().tests().run()),
                    ConsoleTable::tests),
            new Column("peak", Align.RIGHT, row -> mebibytes(row.peak()), report -> mebibytes(peak(report))),
            new Column("ceiling", Align.RIGHT, row -> mebibytes(row.module().ceiling()), report -> report.suite()
                    .ceiling()
                    .inMebibytes()),
            new Column(
                    "used",
                    Align.RIGHT,
                    row -> used(row.peak(), row.module().ceiling()),
                    report -> used(peak(report), Optional.of(report.suite().ceiling()))),
            new Column("verdict", Align.LEFT, ModuleRow::verdict, ConsoleTable::suiteVerdict));

    private ConsoleTable() {}

    private enum Align {
        LEFT,
        RIGHT
    }

    private record Column(
            String heading, Align align, Function<ModuleRow, String> ofModule, Function<Report, String> ofSuite) {
        private String padded(String cell, int width) {
            return String.format(Locale.ROOT, "%" + (align == Align.LEFT ? "-" : "") + width + "s", cell);
        }
    }

    /** None where no module ran. */
    public static List<String> lines(Report report) {
        if (report.modules().isEmpty()) {
            return List.of();
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS.stream().map(Column::heading).toList());
        shown(report).forEach(module -> {
            ModuleRow row = new ModuleRow(module, report.modules());
            rows.add(
                    COLUMNS.stream().map(column -> column.ofModule().apply(row)).toList());
        });
        rows.add(COLUMNS.stream().map(column -> column.ofSuite().apply(report)).toList());
        int[] widths = new int[COLUMNS.size()];
        rows.forEach(row -> Arrays.setAll(
                widths, column -> Math.max(widths[column], row.get(column).length())));
        List<String> lines = new ArrayList<>();
        lines.add("membudget:");
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            line.append("  ").append(COLUMNS.get(column).padded(row.get(column), widths[column]));
        }
        return line.toString().stripTrailing();
    }

    /** All modules but those without tests, unless none has tests. */
    private static List<ModuleResult> shown(Report report) {
        List<ModuleResult> shown =
                report.modules().stream().filter(module -> !isIdle(module)).toList();
        return shown.isEmpty() ? report.modules() : shown;
    }

    /** A project without tests, or of whose tests none was to run. */
    private static boolean isIdle(ModuleResult module) {
        return ranNone(module) && module.ceiling().isEmpty();
    }

    private static boolean ranNone(ModuleResult module) {
        return module.tests().run() == 0 && module.facts().peak().isEmpty() && module.verdict() == Verdict.WITHIN;
    }

    private record ModuleRow(ModuleResult module, List<ModuleResult> all) {
        /** With its project where there are several, and with its execution where several of one project have the same modules. */
        private String name() {
            String artifact = module.project().substring(module.project().indexOf(':') + 1);
            boolean severalProjects =
                    all.stream().map(ModuleResult::project).distinct().count() > 1;
            String name = severalProjects && !artifact.equals(module.name())
                    ? artifact + " / " + module.name()
                    : module.name();
            long alike = all.stream()
                    .filter(other -> other.project().equals(module.project())
                            && other.name().equals(module.name()))
                    .count();
            return PlainText.shortened(alike == 1 ? name : name + " (" + module.execution() + ")", LONGEST_NAME);
        }

        private Optional<Bytes> peak() {
            return module.facts().peak().flatMap(measured -> measured.of(module.metric()));
        }

        private String verdict() {
            return ranNone(module) ? "no tests" : ConsoleTable.verdict(module);
        }
    }

    /** As PSS it may be less than the sum of the modules' RSS, which the reader sees above. */
    private static String suiteName(Report report) {
        String name = report.suite().maven().filter(MavenMemory::counted).isPresent() ? "suite and Maven" : "suite";
        return name + (report.suite().metric() == Metric.PSS ? " (all at one time, PSS)" : " (all at one time)");
    }

    private static String tests(Report report) {
        return Integer.toString(report.modules().stream()
                .mapToInt(module -> module.tests().run())
                .sum());
    }

    private static Optional<Bytes> peak(Report report) {
        return report.suite()
                .peak()
                .flatMap(measured -> measured.of(report.suite().metric()));
    }

    private static String mebibytes(Optional<Bytes> bytes) {
        return bytes.map(Bytes::inMebibytes).orElse(UNKNOWN);
    }

    private static String used(Optional<Bytes> peak, Optional<Bytes> ceiling) {
        return peak.flatMap(reached -> ceiling.map(limit -> Percent.of(reached, limit)))
                .orElse(UNKNOWN);
    }

    /** What did not live to the end of its tests is neither within its ceiling nor over it. */
    public static String verdict(ModuleResult module) {
        boolean onlyLeaked =
                module.breaches().isEmpty() && !module.leaks().leaks().isEmpty();
        return CutShort.verdict(module)
                .orElseGet(() -> onlyLeaked
                        ? "LEAKED"
                        : verdict(module.verdict(), module.ceiling().isPresent()));
    }

    /** A suite that was over its ceiling until a module was ended, which then passed alone, was not within it all the time. */
    public static String suiteVerdict(Report report) {
        boolean over = peak(report)
                .filter(reached -> reached.exceeds(report.suite().ceiling()))
                .isPresent();
        return report.suite().verdict() == Verdict.WITHIN && over
                ? "over, ran again"
                : verdict(report.suite().verdict(), true);
    }

    private static String verdict(Verdict verdict, boolean limited) {
        return switch (verdict) {
            case WITHIN -> limited ? "within" : "no ceiling";
            case BREACHED -> "BREACHED";
            case INCONCLUSIVE -> "inconclusive";
        };
    }
}
