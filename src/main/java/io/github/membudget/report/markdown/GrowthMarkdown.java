package io.github.membudget.report.markdown;

import io.github.membudget.explain.GrowthText;
import io.github.membudget.growth.SuiteContributions;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.ClassFacts.Left;
import io.github.membudget.model.GrowthPattern;
import io.github.membudget.model.GrowthPattern.Contribution;
import io.github.membudget.model.GrowthPattern.Part;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.probe.format.LeftoverKind;
import io.github.membudget.report.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code growth.md}: how the forks of a project's modules grew, for people and their issue trackers. */
public final class GrowthMarkdown {
    private static final int MOST_ROWS = 20;
    private static final int MOST_LEFT = 50;
    private static final int MOST_EXAMPLES = 2;

    private GrowthMarkdown() {}

    /** Empty where no fork noted its own figures. */
    public static List<String> lines(List<ModuleResult> modules) {
        List<String> lines = new ArrayList<>();
        for (ModuleResult module : modules) {
            for (GrowthPattern pattern : module.growth()) {
                fork(lines, module, pattern);
            }
            left(lines, module);
        }
        if (!lines.isEmpty()) {
            lines.add(0, "# Memory growth of test JVMs");
        }
        return lines;
    }

    private static void fork(List<String> lines, ModuleResult module, GrowthPattern pattern) {
        long grown = pattern.end().value() - pattern.baseline().value();
        lines.add("");
        lines.add("## " + cell(module.name()) + ", JVM " + pattern.pid());
        lines.add("");
        lines.add("Before its first class: " + pattern.baseline().inMebibytes()
                + " RSS. After its last: " + pattern.end().inMebibytes() + " (" + GrowthText.signed(grown)
                + ").");
        lines.add("");
        pattern.trends().forEach(trend -> lines.add("- " + GrowthText.trend(trend)));
        lines.add(
                "- RSS also rises while the heap fills up to -Xmx, and metaspace while classes are loaded. Neither is a leak by itself.");
        String step =
                pattern.trends().isEmpty() ? "step" : pattern.trends().get(0).step();
        pattern.jumps().forEach(jump -> lines.add("- " + cell(GrowthText.jump(jump, step))));
        pattern.blame().ifPresent(blame -> lines.add("- Peak: " + cell(GrowthText.blame(blame, module.name()))));
        GrowthText.settle(pattern, module.name()).forEach(words -> lines.add("- " + cell(words)));
        parts(lines, pattern.contributions());
    }

    /** The whole session, over all modules and forks; empty where no fork noted its own figures. */
    public static List<String> suiteLines(List<ModuleResult> modules) {
        List<String> lines = new ArrayList<>();
        SuiteContributions.of(modules).ifPresent(growth -> {
            lines.add("# Memory growth of the whole suite");
            lines.add("");
            lines.add("Test JVMs that measured themselves: " + growth.forks()
                    + ". From their first class to their last, RSS rose by " + GrowthText.signed(growth.kept())
                    + " in all. Not all of them ran at the same time.");
            lines.add("");
            lines.add("| module | project | before the first class | after the last | change |");
            lines.add("| --- | --- | ---: | ---: | ---: |");
            modules.stream()
                    .flatMap(module -> module.growth().stream().map(pattern -> row(module, pattern)))
                    .forEach(lines::add);
            parts(lines, growth.contributions());
        });
        return lines;
    }

    private static String row(ModuleResult module, GrowthPattern pattern) {
        long kept = pattern.end().value() - pattern.baseline().value();
        return "| " + cell(module.name()) + " | " + cell(module.project()) + " | "
                + pattern.baseline().inMebibytes() + " | " + pattern.end().inMebibytes() + " | "
                + GrowthText.signed(kept) + " |";
    }

    private static void parts(List<String> lines, List<Contribution> contributions) {
        for (Part part : Part.values()) {
            List<Contribution> rows = contributions.stream()
                    .filter(row -> row.part() == part)
                    .limit(MOST_ROWS)
                    .toList();
            if (!rows.isEmpty()) {
                table(lines, part, rows);
            }
        }
    }

    private static void table(List<String> lines, Part part, List<Contribution> rows) {
        lines.add("");
        boolean looked = rows.stream().anyMatch(row -> row.lived().isPresent());
        lines.add("| " + part.name().toLowerCase(Locale.ROOT) + " | classes | "
                + (looked ? "kept, without garbage | of that heap | RSS change, with garbage |" : "RSS change |")
                + " highest rise |");
        lines.add("| --- | ---: |" + (looked ? " ---: | ---: |" : "") + " ---: | ---: |");
        rows.forEach(row -> lines.add("| " + cell(row.name()) + (row.shared() ? " (shared)" : "") + " | "
                + row.classes() + " | " + (looked ? lived(row) : "") + GrowthText.signed(row.kept()) + " | "
                + row.peakGrowth().inMebibytes() + " |"));
    }

    private static String lived(Contribution row) {
        return row.lived()
                .map(lived -> GrowthText.lived(row, lived) + " | " + GrowthText.signed(lived.heap()) + " | ")
                .orElse("| | ");
    }

    static void left(List<String> lines, ModuleResult module) {
        List<String> left = new ArrayList<>();
        for (ClassFacts one : module.facts().classes()) {
            Map<LeftoverKind, List<String>> kinds = one.left().stream()
                    .collect(Collectors.groupingBy(
                            Left::kind,
                            () -> new EnumMap<>(LeftoverKind.class),
                            Collectors.mapping(Left::detail, Collectors.toList())));
            boolean shared = one.left().stream().anyMatch(Left::shared);
            kinds.forEach((kind, which) -> left.add(MarkdownLines.row(List.of(
                    one.className() + (shared ? " (shared)" : ""),
                    kind.word().replace('-', ' '),
                    String.valueOf(which.size()),
                    which.stream().distinct().limit(MOST_EXAMPLES).collect(Collectors.joining("; "))))));
        }
        if (!left.isEmpty()) {
            lines.add("");
            lines.add("## Left behind by the tests of " + cell(module.name()));
            lines.add("");
            lines.add("| class | what | how many | for example |");
            lines.add("| --- | --- | ---: | --- |");
            lines.addAll(left.subList(0, Math.min(MOST_LEFT, left.size())));
            if (left.size() > MOST_LEFT) {
                lines.add("");
                lines.add("And " + (left.size() - MOST_LEFT) + " more, in report.json.");
            }
        }
    }

    private static String cell(String text) {
        return TextFile.markdown(text);
    }

    /**
     * Replaces the file, or removes it where there is nothing to say.
     *
     * @throws IOException if it cannot be written, or if it or its directory is a link that could lead elsewhere
     */
    public static void write(List<String> lines, Path file) throws IOException {
        TextFile.replace(lines, file);
    }
}
