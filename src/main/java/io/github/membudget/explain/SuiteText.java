package io.github.membudget.explain;

import io.github.membudget.launch.KernelKill;
import io.github.membudget.model.Breach;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.EarlierRun;
import io.github.membudget.model.Metric;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Outcome;
import io.github.membudget.model.Peak;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says of modules that were ended for the suite's ceiling what was reached, what becomes of them, and what to do. */
public final class SuiteText {
    private static final int MOST_RUNNING = 3;

    private SuiteText() {}

    /** The suite's peak as it was sampled, by the metric that is judged. */
    public record Sampled(Peak peak, Metric metric) {
        private String words() {
            return peak.of(metric).orElse(peak.rss()).inMebibytes() + " of "
                    + metric.name().toUpperCase(Locale.ROOT);
        }
    }

    /**
     * What the kernel ended at the suite's limit. It counts what no sample of processes has.
     *
     * @param modules what has run so far
     * @param others modules that the watchdog ended for the ceiling, and why those
     */
    public static Breach endedByKernel(
            Bytes ceiling,
            KernelKill kill,
            long atMillis,
            Optional<Sampled> sampled,
            List<ModuleResult> modules,
            List<String> others) {
        List<String> ended = modules.stream()
                .filter(module -> module.outcome() == Outcome.KILLED_BY_KERNEL)
                .map(module -> "'" + module.name() + "'")
                .toList();
        List<String> besides = others.stream()
                .filter(other -> ended.stream().noneMatch(name -> other.startsWith(name + ",")))
                .toList();
        Bytes counted = kill.peak().filter(peak -> peak.exceeds(ceiling)).orElse(ceiling);
        String text = "The suite reached its " + ceiling.inMebibytes() + " ceiling, and the kernel ended "
                + (ended.isEmpty() ? "a test JVM" : String.join(", ", ended)) + " there.\n"
                + "  The kernel counted " + counted.inMebibytes() + " for all test JVMs, page cache included"
                + sampled.map(known -> "; the samples have " + known.words()).orElse("") + ".\n"
                + (besides.isEmpty() ? "" : "  Ended for it too: " + String.join("; ", besides) + "\n")
                + "  To try: " + Sizes.suiteCeiling(Sizes.withMore(counted))
                + "\n  To stay below: fewer projects at once (-T), or lower ceilings of the modules";
        return new Breach(Breach.Scope.SUITE, "", "suite", ceiling, counted, atMillis, List.of(), text);
    }

    /**
     * A further module that the suite's ceiling ended, when that was told already with another project.
     *
     * @param running the tests that ran then
     */
    public static Breach alsoEnded(String project, String module, Bytes ceiling, long atMillis, List<String> running) {
        String text = "Module '" + module + "' was ended for the suite's ceiling of " + ceiling.inMebibytes() + "."
                + (running.isEmpty() ? "" : " " + String.join(", ", running) + " ran then.")
                + " Its remaining tests did not run.\n"
                + "  To change: fewer projects at once (-T), or a larger suiteCeiling";
        return new Breach(Breach.Scope.SUITE, project, module, ceiling, ceiling, atMillis, List.of(), text);
    }

    /**
     * A module that was ended for others.
     *
     * @param own its ceiling, where it has one
     */
    public static String runsAgain(String module, Bytes ceiling, EarlierRun first, Optional<Bytes> own) {
        return "membudget: module '" + module + "' was ended for the suite's ceiling of " + ceiling.inMebibytes()
                + first.why().map(why -> ", since " + why).orElse("") + "."
                + first.peak()
                        .map(peak -> " It had " + peak.rss().inMebibytes()
                                + own.map(limit -> " of its own " + limit.inMebibytes())
                                        .orElse("") + ".")
                        .orElse("")
                + " It runs once more at the end, alone.";
    }

    /** At the end of the session; empty where no module came to its end in a second run. */
    public static Optional<String> ranAgain(Bytes ceiling, List<ModuleResult> modules) {
        List<ModuleResult> again = again(modules);
        return again.isEmpty()
                ? Optional.empty()
                : Optional.of("membudget: " + named(again) + (again.size() == 1 ? " was" : " were")
                        + " ended for the suite's ceiling and ran once more alone. The second run counts."
                        + " To let all run at one time: "
                        + Sizes.suiteCeiling(together(ceiling, again, modules)));
    }

    /** The same of a suite that is within its budget, as a part of a sentence. */
    public static Optional<String> secondRuns(List<ModuleResult> modules) {
        List<ModuleResult> again = again(modules);
        return again.isEmpty()
                ? Optional.empty()
                : Optional.of(named(again) + (again.size() == 1 ? " was" : " were")
                        + " ended for the suite's ceiling and ran once more alone");
    }

    /** Of one module, for its place in the page. */
    public static String firstRun(EarlierRun first) {
        return "Ended for the suite's ceiling after "
                + String.format(Locale.ROOT, "%.1f s", first.durationMillis() / 1000.0)
                + first.peak()
                        .map(peak -> ", with " + peak.rss().inMebibytes() + " RSS")
                        .orElse("")
                + (first.running().isEmpty()
                        ? ""
                        : ", while "
                                + first.running().stream().limit(MOST_RUNNING).collect(Collectors.joining(", "))
                                + (first.running().size() > MOST_RUNNING ? " and others" : "") + " ran")
                + ". It does not count: the module ran once more alone, and all other figures are of that run.";
    }

    private static List<ModuleResult> again(List<ModuleResult> modules) {
        return modules.stream()
                .filter(module -> module.earlier().isPresent())
                // Of what was ended once more, its breach says what would do.
                .filter(module ->
                        module.outcome() != Outcome.KILLED_BY_KERNEL && module.outcome() != Outcome.KILLED_BY_MEMBUDGET)
                .toList();
    }

    private static String named(List<ModuleResult> modules) {
        return modules.stream().map(module -> "'" + module.name() + "'").collect(Collectors.joining(", "));
    }

    /** What those would have had together that ran at one time, had none been ended: never less than was too little. */
    private static Bytes together(Bytes ceiling, List<ModuleResult> again, List<ModuleResult> modules) {
        Bytes most = ceiling;
        for (ModuleResult one : again) {
            EarlierRun first = one.earlier().orElseThrow();
            long atMillis = first.peak().map(Peak::atMillis).orElse(first.startMillis() + first.durationMillis());
            Bytes sum = modules.stream()
                    .filter(module -> module == one || ranAt(module, atMillis))
                    .map(SuiteText::height)
                    .reduce(Bytes.ZERO, Bytes::plus);
            most = sum.exceeds(most) ? sum : most;
        }
        return most;
    }

    private static boolean ranAt(ModuleResult module, long atMillis) {
        long start = module.facts().startMillis();
        return module.earlier().filter(first -> first.spans(atMillis)).isPresent()
                || (atMillis >= start && atMillis <= start + module.facts().durationMillis());
    }

    /** By the kernel's count, where it counted. */
    private static Bytes height(ModuleResult module) {
        return module.holding()
                .groupPeak()
                .or(() -> module.facts().peak().map(Peak::rss))
                .orElse(Bytes.ZERO);
    }
}
