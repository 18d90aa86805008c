package io.github.membudget.explain;

import io.github.membudget.judge.TestCeilings;
import io.github.membudget.launch.KernelKill;
import io.github.membudget.model.Attribution;
import io.github.membudget.model.Breach;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ForkFacts;
import io.github.membudget.model.GrowthPattern;
import io.github.membudget.model.GrowthPattern.Blame;
import io.github.membudget.model.Metric;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.OnBreach;
import io.github.membudget.model.Peak;
import io.github.membudget.model.PeakSource;
import io.github.membudget.model.TestFacts;
import io.github.membudget.model.TestId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says of a breach what was reached, what ran then, and what to do. */
public final class BreachText {
    /** A test that brought less than one part in so many of it explains no breach. */
    private static final int STANDS_OUT = 20;

    private static final int EXPLAINED_PERCENT = 75;
    private static final int MOST_NAMED = 3;

    private static final String MORE = "  It wanted more than it was given, how much more is not known. To try: ";

    private static final String LOOK_CLOSER = "     To look closer: target/membudget/report.json";

    private BreachText() {}

    /**
     * A module whose measured peak is over its ceiling.
     *
     * @param ended whether it was stopped for that
     * @param derivedHeap that was derived from the ceiling, where the user set none
     */
    public static Breach module(
            LimitedModule module,
            Metric metric,
            OnBreach onBreach,
            boolean ended,
            Optional<Bytes> derivedHeap,
            ModuleFacts facts) {
        Peak peak = facts.peak().orElseThrow();
        Bytes observed = peak.of(metric).orElseThrow();
        List<String> lines = new ArrayList<>();
        lines.add("Module '" + module.name() + "' peaked at " + observed.inMebibytes() + metricName(metric) + ", "
                + Sizes.over(observed.minus(module.ceiling())) + " over its "
                + module.ceiling().inMebibytes() + " ceiling (" + witness(peak, metric)
                + module.limit()
                        .map(limit -> ", the kernel's limit stood at " + limit.inMebibytes() + ": ")
                        .orElse(", not enforced by the kernel: ")
                + module.enforcement() + ")" + consequence(onBreach, ended) + ".");
        largestRise(facts.tests(), observed).ifPresent(lines::add);
        lines.add("  At the peak: " + atThePeak(peak, facts));
        lines.add((ended ? moreThan(observed) : toAccept(observed, derivedHeap)) + LOOK_CLOSER);
        return breach(module, observed, peak.atMillis(), facts, lines);
    }

    /** What was ended never told how much more it wanted. */
    private static String moreThan(Bytes reached) {
        return MORE + "<ceiling>" + Sizes.toAccept(Sizes.withMore(reached)) + "</ceiling>";
    }

    /** By the new ceiling a derived heap would become larger, and the JVM would fill that. */
    private static String toAccept(Bytes observed, Optional<Bytes> derivedHeap) {
        return "  To accept: <ceiling>" + Sizes.toAccept(observed) + "</ceiling>"
                + derivedHeap
                        .map(heap -> " with the heap as it was, <heap>" + heap.value() / (1 << 20) + "m</heap>")
                        .orElse("");
    }

    private static Breach breach(
            LimitedModule module, Bytes observed, long atMillis, ModuleFacts facts, List<String> lines) {
        return new Breach(
                Breach.Scope.MODULE,
                module.project(),
                module.name(),
                module.ceiling(),
                observed,
                atMillis,
                names(facts.duringPeak()),
                String.join("\n", lines));
    }

    /** A module that the kernel stopped at its limit: the ceiling itself, or above it where the module may finish. */
    public static Breach endedByKernel(LimitedModule module, KernelKill kill, ModuleFacts facts) {
        Bytes ceiling = module.ceiling();
        // RSS may stand above the group's own count: pages that another process touched first are not charged to it.
        Bytes reached = Stream.concat(kill.peak().stream(), facts.peak().map(Peak::rss).stream())
                .filter(peak -> peak.exceeds(ceiling))
                .max(Comparator.naturalOrder())
                .orElse(ceiling);
        boolean above = kill.limit().filter(limit -> limit.exceeds(ceiling)).isPresent();
        List<String> lines = new ArrayList<>();
        lines.add("Module '" + module.name() + "' "
                + (above
                        ? "passed its " + ceiling.inMebibytes() + " ceiling, and the kernel ended it at "
                                + kill.limit().orElseThrow().inMebibytes()
                        : "reached its " + ceiling.inMebibytes() + " ceiling, and the kernel ended it there")
                + " (" + module.enforcement()
                + facts.peak()
                        .map(peak -> ", RSS " + peak.rss().inMebibytes() + " " + witness(peak, Metric.RSS))
                        .orElse("")
                + ").");
        largestRise(facts.tests(), reached).ifPresent(lines::add);
        facts.peak().ifPresent(peak -> lines.add("  At the peak: " + atThePeak(peak, facts)));
        lines.add(moreThan(reached) + LOOK_CLOSER);
        return breach(module, reached, facts.peak().map(Peak::atMillis).orElse(facts.startMillis()), facts, lines);
    }

    /**
     * @param modules what has run so far
     * @param endings the modules that were ended for it and why those: {@code 'name', since …}
     */
    public static Breach suite(
            Bytes ceiling, Metric metric, Peak peak, List<ModuleResult> modules, List<String> endings) {
        Bytes observed = peak.of(metric).orElseThrow();
        List<ModuleResult> alive = modules.stream()
                .filter(module -> module.facts().startMillis() <= peak.atMillis()
                        && module.facts().startMillis() + module.facts().durationMillis() >= peak.atMillis())
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add("The suite peaked at " + observed.inMebibytes() + metricName(metric) + ", "
                + Sizes.over(observed.minus(ceiling)) + " over its " + ceiling.inMebibytes() + " ceiling ("
                + witness(peak, metric) + otherFigure(peak, metric)
                + "): the sum of all test JVMs alive at one time.");
        if (!alive.isEmpty()) {
            lines.add("  Running then: " + running(alive));
        }
        if (!endings.isEmpty()) {
            lines.add("  Ended for it: " + String.join("; ", endings));
        }
        lines.add(
                endings.isEmpty()
                        ? "  To accept: " + Sizes.suiteCeiling(observed)
                        : "  To try: " + Sizes.suiteCeiling(Sizes.withMore(observed)));
        lines.add("  To stay below: fewer projects at once (-T), or lower ceilings of the modules");
        List<TestId> during = alive.stream()
                .flatMap(module -> module.facts().duringPeak().stream())
                .toList();
        return new Breach(
                Breach.Scope.SUITE,
                "",
                "suite",
                ceiling,
                observed,
                peak.atMillis(),
                names(during),
                String.join("\n", lines));
    }

    private static String running(List<ModuleResult> alive) {
        return alive.stream()
                .map(module -> "'" + module.name() + "'"
                        + module.facts()
                                .peak()
                                .map(own -> " (its own peak " + own.rss().inMebibytes() + ")")
                                .orElse(""))
                .collect(Collectors.joining(", "));
    }

    /** Says who took the peak, where the forks' own figures tell. */
    public static Breach withBlame(Breach breach, List<GrowthPattern> growth, String module) {
        return growth.stream()
                .max(Comparator.comparing(
                        pattern -> pattern.blame().map(BreachText::height).orElse(Bytes.ZERO)))
                .flatMap(GrowthPattern::blame)
                .filter(blame -> breach.scope() == Breach.Scope.MODULE)
                // A peak that child processes took is not explained by the test JVM's own growth.
                .filter(blame -> height(blame).value() > breach.observed().value() / 100 * EXPLAINED_PERCENT)
                .map(blame -> breach.withLine("  " + GrowthText.blame(blame, module)))
                .orElse(breach);
    }

    private static Bytes height(Blame blame) {
        return blame.floor().plus(blame.own());
    }

    /** A peak at which TestNG's own reporters were at work. */
    public static Breach withReporters(Breach breach) {
        return breach.withLine(
                "  After the last test, TestNG's own reporters build their reports from all results, in memory. Surefire"
                        + " writes reports too. To turn TestNG's off, add to Surefire's <properties>:"
                        + " <property><name>usedefaultlisteners</name><value>false</value></property>");
    }

    /** Names the files that were written on the way, where there are any. */
    public static Breach withBlackBox(Breach breach, List<String> files) {
        if (files.isEmpty() || breach.scope() != Breach.Scope.MODULE) {
            return breach;
        }
        return breach.withLine("  On the way: " + String.join(", ", files));
    }

    public static Breach test(String project, String module, TestCeilings ceilings, TestFacts test) {
        Bytes ceiling = ceilings.of(test).orElseThrow();
        Bytes growth = test.peakGrowth().orElseThrow();
        String name = test.id().shortName();
        String text = "Test " + name + " of module '" + module + "' raised its JVM's memory by " + growth.inMebibytes()
                + ", "
                + Sizes.over(growth.minus(ceiling)) + " over the " + ceiling.inMebibytes()
                + " that one test may add ("
                + (test.peakSource() == PeakSource.KERNEL ? "VmHWM" : "sampled")
                + "; no other test was running).\n  To accept: " + ceilings.toAccept(test, Sizes.toAccept(growth));
        return new Breach(Breach.Scope.TEST, project, name, ceiling, growth, test.startMillis(), List.of(name), text);
    }

    private static String metricName(Metric metric) {
        return metric == Metric.RSS ? "" : " (" + metric.name().toLowerCase(Locale.ROOT) + ")";
    }

    /** A page that two forks share counts in both of them in RSS, and half in each in PSS: the reader gets both. */
    private static String otherFigure(Peak peak, Metric metric) {
        if (metric == Metric.RSS) {
            return peak.pss().map(pss -> ", PSS " + pss.inMebibytes()).orElse("");
        }
        return ", RSS " + peak.rss().inMebibytes();
    }

    private static String witness(Peak peak, Metric metric) {
        boolean exact = metric == Metric.RSS && peak.source() == PeakSource.KERNEL;
        return (exact ? "VmHWM" : "sampled") + ", " + peak.samples() + " samples";
    }

    private static String consequence(OnBreach onBreach, boolean ended) {
        if (ended) {
            return " and was ended at once (onBreach=kill)";
        }
        return onBreach == OnBreach.WARN ? "; onBreach=warn lets the build go on" : "";
    }

    /** @param observed what all had reached */
    private static Optional<String> largestRise(List<TestFacts> tests, Bytes observed) {
        return largest(tests, Attribution.EXCLUSIVE)
                .or(() -> largest(tests, Attribution.SHARED))
                .map(test -> "  Largest rise: +" + rise(test).inMebibytes() + " during "
                        + test.id().shortName() + " (" + beside(test) + ")"
                        + (rise(test).value() * STANDS_OUT < observed.value() ? ": no test stands out" : ""));
    }

    private static Bytes rise(TestFacts test) {
        return test.peakGrowth().orElse(Bytes.ZERO);
    }

    private static String beside(TestFacts test) {
        if (test.attribution() == Attribution.EXCLUSIVE) {
            return "no other test running";
        }
        return test.inFork().isPresent()
                ? "other tests ran in the same JVM at the same time"
                : "sampled from outside: other tests ran between the same two samples";
    }

    private static Optional<TestFacts> largest(List<TestFacts> tests, Attribution attribution) {
        return tests.stream()
                .filter(test -> test.attribution() == attribution)
                .filter(test -> rise(test).value() > 0)
                .max(Comparator.comparing(BreachText::rise));
    }

    private static String atThePeak(Peak peak, ModuleFacts facts) {
        List<String> parts = new ArrayList<>();
        if (!facts.duringPeak().isEmpty()) {
            List<String> names = names(facts.duringPeak());
            String more = names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "";
            parts.add(names.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")) + more + " ran");
        } else {
            parts.add("no test ran (between tests, or while the JVM started or ended)");
        }
        parts.add(facts.forks().size() == 1 ? "1 fork" : facts.forks().size() + " forks in all");
        peak.privateMemory().ifPresent(bytes -> parts.add("private memory up to " + bytes.inMebibytes()));
        // It is read more rarely, and is never less in truth.
        peak.pss()
                .filter(pss ->
                        peak.privateMemory().filter(own -> own.exceeds(pss)).isEmpty())
                .ifPresent(bytes -> parts.add("PSS up to " + bytes.inMebibytes()));
        facts.forks().stream()
                .map(ForkFacts::childPeak)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .ifPresent(bytes -> parts.add("child processes up to " + bytes.inMebibytes()));
        return String.join(", ", parts);
    }

    private static List<String> names(List<TestId> tests) {
        return tests.stream().map(TestId::shortName).distinct().toList();
    }
}
