package io.github.membudget.report.console;

import io.github.membudget.explain.LeakText;
import io.github.membudget.explain.SuiteText;
import io.github.membudget.model.Breach;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.OnBreach;
import io.github.membudget.model.Report;
import io.github.membudget.model.TestCounts;
import io.github.membudget.model.TestStatus;
import io.github.membudget.model.Verdict;
import io.github.membudget.report.CutShort;
import io.github.membudget.report.PageText;
import io.github.membudget.report.Percent;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The whole report in one sentence. */
public final class VerdictSentence {
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_HEADLINE = 200;

    private VerdictSentence() {}

    public static String of(Report report) {
        Optional<String> cutShort = CutShort.of(report);
        String sentence =
                switch (report.verdict()) {
                    case BREACHED -> breached(report);
                    case INCONCLUSIVE -> inconclusive(report);
                    case WITHIN -> within(report, cutShort.isPresent());
                };
        String told = sentence.isEmpty()
                ? (report.verdict() == Verdict.INCONCLUSIVE ? "Inconclusive: " : "Cut short: ") + cutShort.orElseThrow()
                        + "; what ran stayed under its ceilings"
                : sentence + cutShort.map(words -> "; " + words).orElse("");
        return told + "." + findings(report);
    }

    private static String within(Report report, boolean cutShort) {
        if (cutShort) {
            return "";
        }
        return report.investigated().isEmpty()
                ? "Within budget: " + highest(report)
                        + SuiteText.secondRuns(report.modules())
                                .map(words -> "; " + PageText.shortened(words, LONGEST_HEADLINE))
                                .orElse("")
                : "Investigated: "
                        + fullest(report)
                                .map(module ->
                                        "module '" + PageText.shortened(module.name(), LONGEST_NAME) + "' peaked at "
                                                + figure(module).orElseThrow().inMebibytes())
                                .orElse("the peak is not known");
    }

    /** A budget that holds must not hide that something leaks. */
    private static String findings(Report report) {
        List<Finding> findings = report.findings();
        if (findings.isEmpty()) {
            return "";
        }
        long high = findings.stream()
                .filter(finding -> finding.severity() == Finding.Severity.HIGH)
                .count();
        return " " + counted(findings.size(), "finding") + (high == 0 ? "" : ", " + high + " high") + "."
                + (report.investigated().isEmpty()
                        ? ""
                        : findings.stream()
                                .filter(finding -> finding.severity() != Finding.Severity.LOW)
                                .min(Finding.GRAVEST_FIRST)
                                .map(finding ->
                                        " Fix first: " + PageText.shortened(finding.headline(), LONGEST_HEADLINE) + ".")
                                .orElse(""));
    }

    /** {@code 3 modules, 9 tests run, none failed, 1 cut short}. */
    public static String counts(Report report) {
        TestCounts tests = report.modules().stream().map(ModuleResult::tests).reduce(TestCounts.NONE, TestCounts::plus);
        int bad = tests.failures() + tests.errors();
        long cut = report.modules().stream()
                .flatMap(module -> module.facts().tests().stream())
                .filter(test -> test.status() == TestStatus.UNFINISHED)
                .count();
        return counted(report.modules().size(), "module") + ", " + counted(tests.run(), "test") + " run, "
                + (bad == 0 ? "none" : String.valueOf(bad)) + " failed"
                + (tests.skipped() == 0 ? "" : ", " + tests.skipped() + " skipped")
                + (cut == 0 ? "" : ", " + cut + " cut short (the tests after it in the same JVM did not run)")
                + (report.investigated().isEmpty() ? "" : ". Ceilings do not apply during an investigation");
    }

    private static String breached(Report report) {
        String leaks = report.leaks().isEmpty()
                ? ""
                : counted(report.leaks().size(), "leak") + ": "
                        + PageText.shortened(
                                LeakText.sentence(LeakText.byClass(report.leaks())
                                        .iterator()
                                        .next()),
                                LONGEST_HEADLINE);
        if (report.breaches().isEmpty() && !leaks.isEmpty()) {
            return leaks + (onlyWarned(report) ? " (a warning: onBreach=warn)" : "");
        }
        return overBudget(report) + (leaks.isEmpty() ? "" : "; " + leaks);
    }

    private static String overBudget(Report report) {
        Optional<Breach> worst = report.breaches().stream()
                .max(Comparator.comparingInt(VerdictSentence::rank).thenComparing(Breach::over));
        if (worst.isEmpty()) {
            return "Over budget";
        }
        int more = report.breaches().size() - 1;
        return "Over budget: " + breach(worst.get()) + ended(report, worst.get())
                + (more == 0 ? "" : "; " + counted(more, "more breach").replace("breachs", "breaches"))
                + (onlyWarned(report) ? " (a warning: onBreach=warn)" : "");
    }

    /** A module that did not live to finish its tests. */
    private static String ended(Report report, Breach breach) {
        return report.modules().stream()
                .filter(module -> module.breaches().contains(breach))
                .map(module -> switch (module.outcome()) {
                    case KILLED_BY_KERNEL -> ", and the kernel ended it";
                    case KILLED_BY_MEMBUDGET -> ", and was ended";
                    default -> "";
                })
                .findFirst()
                .orElse("");
    }

    private static int rank(Breach breach) {
        return switch (breach.scope()) {
            case SUITE -> 2;
            case MODULE -> 1;
            case TEST -> 0;
        };
    }

    private static boolean onlyWarned(Report report) {
        return report.breaches().stream().noneMatch(breach -> breach.scope() == Breach.Scope.SUITE)
                && report.modules().stream()
                        .filter(module -> module.verdict() == Verdict.BREACHED)
                        .allMatch(module -> module.onBreach() == OnBreach.WARN);
    }

    private static String breach(Breach breach) {
        String name = PageText.shortened(breach.name(), LONGEST_NAME);
        if (breach.kind() == Breach.Kind.GROWTH) {
            return "module '" + name + "' grew to " + breach.observed().inMebibytes() + ", "
                    + breach.over().inMebibytes() + " over what its baseline allows";
        }
        String over = breach.over().value() == 0
                ? "reached its " + breach.ceiling().inMebibytes() + " ceiling"
                        + (breach.scope() == Breach.Scope.SUITE ? " and was ended there" : "")
                : "peaked at " + breach.observed().inMebibytes() + ", "
                        + breach.over().inMebibytes() + " over its "
                        + breach.ceiling().inMebibytes() + " ceiling";
        return switch (breach.scope()) {
            case SUITE -> "the suite " + over;
            case MODULE -> "module '" + name + "' " + over;
            case TEST ->
                "test " + name + " raised memory by " + breach.observed().inMebibytes() + ", "
                        + breach.over().inMebibytes() + " over the "
                        + breach.ceiling().inMebibytes()
                        + " that one test may add";
        };
    }

    /** Empty where nothing but modules that were cut short make it so. */
    private static String inconclusive(Report report) {
        List<ModuleResult> modules = report.modules().stream()
                .filter(module -> module.verdict() == Verdict.INCONCLUSIVE && !CutShort.is(module))
                .toList();
        return modules.isEmpty() && CutShort.of(report).isPresent() ? "" : "Inconclusive: " + unmeasured(modules);
    }

    private static String unmeasured(List<ModuleResult> modules) {
        String first = modules.isEmpty()
                ? ""
                : " of module '" + PageText.shortened(modules.get(0).name(), LONGEST_NAME) + "'";
        return "the peak is not known, so it cannot be compared with the ceiling" + first
                + (modules.size() > 1 ? " and " + (modules.size() - 1) + " more" : "");
    }

    private static String highest(Report report) {
        Optional<ModuleResult> fullest = report.modules().stream()
                .filter(module -> used(module).isPresent())
                .max(Comparator.comparingDouble(module -> used(module).orElseThrow()));
        if (fullest.isPresent()) {
            ModuleResult module = fullest.get();
            return "module '" + PageText.shortened(module.name(), LONGEST_NAME) + "' came nearest to its ceiling, "
                    + figure(module).orElseThrow().inMebibytes() + " of "
                    + module.ceiling().orElseThrow().inMebibytes() + " ("
                    + Percent.of(figure(module).orElseThrow(), module.ceiling().orElseThrow()) + ")";
        }
        Optional<String> suite = report.suite()
                .peak()
                .flatMap(peak -> peak.of(report.suite().metric()))
                .map(peak -> "the whole suite peaked at "
                        + peak.inMebibytes() + " of its "
                        + report.suite().ceiling().inMebibytes() + " ceiling ("
                        + Percent.of(peak, report.suite().ceiling()) + ")");
        Optional<ModuleResult> highest = fullest(report);
        return suite.isEmpty() || highest.isEmpty()
                ? "all peaks are under their ceilings"
                : "module '" + PageText.shortened(highest.get().name(), LONGEST_NAME) + "' peaked at "
                        + figure(highest.get()).orElseThrow().inMebibytes() + " (it has no ceiling of its own); "
                        + suite.get();
    }

    private static Optional<ModuleResult> fullest(Report report) {
        return report.modules().stream()
                .filter(module -> figure(module).isPresent())
                .max(Comparator.comparing(module -> figure(module).orElseThrow()));
    }

    private static Optional<Bytes> figure(ModuleResult module) {
        return module.facts().peak().flatMap(peak -> peak.of(module.metric()));
    }

    private static Optional<Double> used(ModuleResult module) {
        return figure(module)
                .flatMap(peak -> module.ceiling().map(ceiling -> (double) peak.value() / Math.max(1, ceiling.value())));
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
