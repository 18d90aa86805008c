package io.github.membudget.report.markdown;

import static io.github.membudget.report.TextFile.markdown;

import io.github.membudget.explain.GrowthText;
import io.github.membudget.explain.IsolationText;
import io.github.membudget.explain.JvmMemoryText;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Comparison;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Finding.Severity;
import io.github.membudget.model.Investigated;
import io.github.membudget.model.Isolated;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.HeapSnapshot;
import io.github.membudget.model.LiveSet.TestSnapshot;
import io.github.membudget.model.MemoryAtEnd;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Outcome;
import io.github.membudget.model.SourcePlace;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.TypeNames;
import io.github.membudget.report.MemoryBar;
import io.github.membudget.report.ShortNames;
import io.github.membudget.report.TextFile;
import io.github.membudget.report.markdown.FindingMarkdown.In;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code investigation.md}: what a person would write after days of looking. */
public final class InvestigationMarkdown {
    private static final int MOST_ROWS = 15;
    private static final long LEAST_OF_A_TEST = 1 << 20;
    private static final int MOST_FACTORS = 10;

    /** Characters of a bar of all memory. */
    private static final int BAR = 40;

    private final List<String> lines = new ArrayList<>();
    private final List<ModuleResult> results;
    private final List<Investigated> modules;
    private final List<In> findings;

    private InvestigationMarkdown(List<ModuleResult> results, List<Investigated> modules) {
        this.results = results;
        this.modules = modules;
        findings = modules.stream()
                .flatMap(module -> module.findings().stream().map(finding -> new In(module.module(), finding)))
                .sorted(Comparator.comparing(In::finding, Finding.GRAVEST_FIRST))
                .toList();
    }

    /** @param comparison with the baseline, where there is one */
    public static List<String> lines(
            String project, List<ModuleResult> results, List<Investigated> modules, Optional<Comparison> comparison) {
        InvestigationMarkdown report = new InvestigationMarkdown(results, modules);
        report.lines.add("# Memory leak investigation: " + markdown(project));
        report.summary();
        boolean critical =
                report.findings.stream().anyMatch(one -> one.finding().severity() == Severity.HIGH);
        report.findings("Critical findings", Severity.HIGH);
        report.findings(critical ? "Other findings" : "Findings", Severity.MEDIUM);
        report.minor();
        report.growth();
        report.isolated();
        CheckedMarkdown.section(report.lines, modules);
        comparison.ifPresent(found -> ComparisonMarkdown.section(report.lines, found));
        return report.lines;
    }

    /** @throws IOException if it cannot be written, or if a link stands there */
    public static void write(List<String> lines, Path file) throws IOException {
        TextFile.replace(lines, file);
    }

    private void heading(String words) {
        lines.add("");
        lines.add("## " + words);
        lines.add("");
    }

    private void summary() {
        heading("Executive summary");
        for (Investigated module : modules) {
            String peak = results.stream()
                    .filter(result -> result.name().equals(module.module()))
                    .flatMap(result -> result.facts().peak().stream())
                    .map(found -> "peak " + found.rss().inMebibytes() + " RSS; ")
                    .findFirst()
                    .orElse("");
            MarkdownLines.item(
                    lines,
                    "**" + markdown(module.module()) + "**: " + peak
                            + ended(module)
                            + failed(module)
                            + (module.live().isEmpty() ? "**could not be looked into**; " : "")
                            + (!module.findings().isEmpty()
                                    ? findings(module.findings().size())
                                    : module.live().isEmpty()
                                            ? "nothing is known of what it keeps"
                                            : "nothing was found that keeps 1 MiB or more")
                            + ".");
            if (module.live().isEmpty()) {
                module.gaps().forEach(gap -> lines.add("  - " + markdown(gap) + "."));
            }
        }
        factors();
        modules.forEach(this::memory);
    }

    /** What to mend, in the order of the findings below. */
    private void factors() {
        List<In> shown = findings.stream().filter(in -> !isMinor(in.finding())).toList();
        if (shown.isEmpty()) {
            return;
        }
        Finding first = shown.get(0).finding();
        MarkdownLines.paragraph(lines, "**Fix first:** " + markdown(first.headline()) + ". " + markdown(first.fix()));
        lines.add("");
        lines.add("| | cause | impact | place | severity | effort of the fix |");
        lines.add("| ---: | --- | ---: | --- | --- | --- |");
        for (int i = 0; i < Math.min(MOST_FACTORS, shown.size()); i++) {
            Finding finding = shown.get(i).finding();
            lines.add(MarkdownLines.row(List.of(
                    String.valueOf(i + 1),
                    finding.title(),
                    finding.size(),
                    finding.place().map(SourcePlace::toString).orElse(""),
                    FindingMarkdown.severity(finding),
                    FindingMarkdown.effort(finding))));
        }
        int more = findings.size() - Math.min(MOST_FACTORS, shown.size());
        if (more > 0) {
            lines.add("");
            lines.add("And " + findings(more)
                    + (shown.size() > MOST_FACTORS ? " more below." : " of low severity below."));
        }
    }

    private static boolean isMinor(Finding finding) {
        return finding.severity() == Severity.LOW;
    }

    /** Where it is at the end, and what that says of it. */
    private void memory(Investigated module) {
        MemoryBar.of(module).ifPresent(parts -> memory(module.module(), parts));
        if (module.live().stream().anyMatch(set -> !set.snapshots().isEmpty())
                || !module.memory().isEmpty()) {
            lines.add("");
        }
        module.live().forEach(this::live);
        module.memory().stream()
                .filter(MemoryAtEnd::countsJvm)
                .forEach(memory -> MarkdownLines.item(lines, "JVM " + memory.pid() + ": " + JvmMemoryText.of(memory)));
    }

    private void memory(String module, MemoryBar memory) {
        lines.add("");
        lines.add("Where the memory of " + markdown(module) + " is at the end (JVM " + memory.pid() + ", "
                + memory.rss().inMebibytes() + " RSS):");
        lines.add("");
        lines.add("```");
        memory.parts()
                .forEach(part -> lines.add(String.format(
                        Locale.ROOT, "%-50s %11s  %s", part.name(), part.bytes().inMebibytes(), "█".repeat((int)
                                        Math.max(1, Math.round(BAR * Math.min(1, part.share())))))));
        lines.add("```");
    }

    /** What did not run to its end was not looked into to its end. */
    private String ended(Investigated module) {
        return results.stream()
                .filter(result -> result.name().equals(module.module()))
                .map(ModuleResult::outcome)
                .filter(outcome -> outcome != Outcome.COMPLETED && outcome != Outcome.NOT_RUN)
                .map(outcome -> switch (outcome) {
                    case OUT_OF_MEMORY ->
                        "**its tests ran out of memory**, so that some may not have run to their end; ";
                    case TIMED_OUT -> "**its tests took longer than they may**, so that some did not run; ";
                    default -> "**a test JVM ended before its tests did**, so that some did not run; ";
                })
                .findFirst()
                .orElse("");
    }

    /** What a test did not come to do nobody could see. */
    private String failed(Investigated module) {
        int run = 0;
        int failed = 0;
        for (ModuleResult result : results) {
            if (result.name().equals(module.module())) {
                run += result.tests().run();
                failed += result.tests().failures() + result.tests().errors();
            }
        }
        return failed == 0
                ? ""
                : "**" + failed + " of its " + run + (run == 1 ? " test" : " tests")
                        + " failed**, so that what they would have kept may be missing; ";
    }

    private static String findings(int count) {
        return count == 1 ? "1 finding" : count + " findings";
    }

    private void live(LiveSet set) {
        if (set.snapshots().isEmpty()) {
            return;
        }
        Bytes first = set.snapshots().get(0).live();
        HeapSnapshot last = set.snapshots().get(set.snapshots().size() - 1);
        int later = set.snapshots().size() - 1;
        MarkdownLines.item(
                lines,
                "JVM " + set.pid() + ": the live heap was " + first.inMebibytes() + " before the first class"
                        + (later == 0
                                ? "."
                                : " and " + last.live().inMebibytes() + " after the last ("
                                        + GrowthText.signed(last.live().value() - first.value())
                                        + "). Measured after a full collection, " + later
                                        + (later == 1 ? " time." : " times.")));
    }

    private void findings(String title, Severity severity) {
        if (findings.stream().noneMatch(one -> one.finding().severity() == severity)) {
            return;
        }
        lines.add("");
        lines.add("## " + title);
        FindingMarkdown writer = new FindingMarkdown(lines);
        for (int i = 0; i < findings.size(); i++) {
            if (findings.get(i).finding().severity() == severity) {
                writer.write(i + 1, findings.get(i));
            }
        }
    }

    /** Those that matter little, in one table. */
    private void minor() {
        if (findings.stream().noneMatch(one -> isMinor(one.finding()))) {
            return;
        }
        heading("Minor findings");
        lines.add("Their evidence and the whole fix are in report.html and report.json.");
        lines.add("");
        lines.add("| | cause | how much | place | fix |");
        lines.add("| ---: | --- | --- | --- | --- |");
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i).finding();
            if (isMinor(finding)) {
                lines.add(MarkdownLines.row(List.of(
                        String.valueOf(i + 1),
                        finding.title(),
                        finding.size(),
                        finding.place().map(SourcePlace::toString).orElse(""),
                        firstSentence(finding.fix()))));
            }
        }
    }

    private static String firstSentence(String words) {
        int end = words.indexOf(". ");
        return end < 0 ? words : words.substring(0, end + 1);
    }

    private void growth() {
        for (Investigated module : modules) {
            if (!module.growth().isEmpty()) {
                heading("Growth pattern of " + markdown(module.module()));
                lines.add(
                        "| type | more instances | more bytes of its own | times it rose | times it fell | rose most at the end of |");
                lines.add("| --- | ---: | ---: | ---: | ---: | --- |");
                module.growth().stream().limit(MOST_ROWS).forEach(this::type);
            }
        }
        modules.forEach(this::tests);
        results.forEach(result -> GrowthMarkdown.left(lines, result));
        modules.forEach(module -> AllocationMarkdown.section(lines, module));
    }

    /** Of classes that keep much, which of their tests do. */
    private void tests(Investigated module) {
        List<TestSnapshot> most = module.live().stream()
                .flatMap(set -> set.tests().stream())
                .filter(test -> test.grown() >= LEAST_OF_A_TEST)
                .sorted(Comparator.comparingLong(TestSnapshot::grown).reversed())
                .limit(MOST_ROWS)
                .toList();
        if (!most.isEmpty()) {
            heading("Tests of " + markdown(module.module()) + " after which more lived on");
            lines.addAll(MarkdownLines.wrapped(
                    "In classes that take much, the heap is measured between the tests too. What came since the measurement before is mostly that of"
                            + " the test in between. Whether it stayed after its class, growth.md shows."));
            lines.add("");
            lines.add("| test | more live heap | most of it |");
            lines.add("| --- | ---: | --- |");
            for (TestSnapshot test : most) {
                lines.add(MarkdownLines.row(List.of(
                        test.className() + "." + test.test().replaceFirst("\\(\\)$", ""),
                        GrowthText.signed(test.grown()),
                        TypeNames.readable(test.type()) + " (" + GrowthText.signed(test.ofType()) + ")")));
            }
        }
    }

    private void isolated() {
        for (Investigated module : modules) {
            if (module.isolated().isPresent()) {
                Isolated isolated = module.isolated().get();
                heading("Culprit or victim in " + markdown(module.module()));
                IsolationText.of(isolated).forEach(words -> MarkdownLines.item(lines, markdown(words) + "."));
                if (!isolated.trials().isEmpty()) {
                    lines.add("");
                    lines.add(IsolationText.basis(isolated));
                }
            }
        }
    }

    private void type(TypeGrowth type) {
        lines.add(MarkdownLines.row(List.of(
                TypeNames.readable(type.type()),
                String.format(Locale.ROOT, "%+,d", type.instances()),
                GrowthText.signed(type.bytes()),
                String.valueOf(type.rises().size()),
                String.valueOf(type.falls()),
                type.rises().isEmpty()
                        ? ""
                        : ShortNames.of(type.rises().get(0).place().toString()) + " ("
                                + GrowthText.signed(type.rises().get(0).bytes()) + ")")));
    }
}
