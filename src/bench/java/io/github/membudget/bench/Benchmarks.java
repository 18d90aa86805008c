package io.github.membudget.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What membudget costs beside plain Surefire of the same version. Paired runs, alternating, medians; one table at the end. */
public final class Benchmarks {
    private static final Path WORK = Path.of("target", "bench").toAbsolutePath();
    private static final double MIB = 1 << 20;

    private Benchmarks() {}

    /** Two runs straight after each other, in turns first. */
    private record Pair(MavenBuild.Run plain, MavenBuild.Run budgets) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        print(row("what", "plain", "membudget", "median", "asked"));
        switch (System.getProperty("bench.only", "all")) {
            case "wall" -> wall();
            case "holding" -> holding();
            case "probe" -> probe();
            case "truth" -> truth();
            case "suggest" -> suggest();
            case "investigation" -> investigation();
            case "investigation-time" -> investigationTime();
            case "clean" -> clean();
            case "import" -> importing();
            case "schedule" -> schedule();
            case "shards" -> shards();
            case "lean" -> new Lean(WORK.resolve("lean")).measure(System.getProperty("bench.lean", "all"));
            default -> all();
        }
    }

    /** How long projects that were read wait for us; {@code -Dbench.only=import} measures nothing else. */
    private static void importing() {
        for (List<String> goals : List.of(List.<String>of(), List.of("verify"))) {
            print(row(
                    goals.isEmpty() ? "IDE reads 500 projects (ms)" : "500 projects are taken over (ms)",
                    "",
                    String.format(Locale.ROOT, "%.1f", ParticipantTime.millis(500, goals)),
                    "",
                    "first call in a JVM"));
        }
    }

    /** How well 2,000 modules are divided among machines; {@code -Dbench.only=shards} computes nothing else. */
    private static void shards() throws IOException {
        ShardSimulation simulation = ShardSimulation.recorded();
        simulation.lines().forEach(Benchmarks::print);
        print(row(
                "makespan of shards against the lower bound",
                "",
                "",
                String.format(Locale.ROOT, "worst %.3fx", simulation.worst()),
                "at most 1.15x"));
    }

    /** What the forks' own notes cost; {@code -Dbench.only=probe} measures nothing else. */
    private static void probe() throws IOException, InterruptedException {
        SmallProject.write(WORK.resolve("tests"), 200, 100);
        List<Pair> pairs = pairs(new MavenBuild(WORK.resolve("tests")), Integer.getInteger("bench.testsPairs", 7));
        print(row(
                "mvn test, 20,000 tests of a microsecond (s)",
                seconds(plainSeconds(pairs)),
                seconds(budgetSeconds(pairs)),
                String.format(Locale.ROOT, "%.3fx", median(ratios(pairs))),
                "at most 1.05x"));
        List<Double> rss = ProbeCost.rss(WORK.resolve("probe-rss"), Integer.getInteger("bench.rssPairs", 7));
        print(row(
                "probe in a fork, RSS",
                "",
                "",
                String.format(Locale.ROOT, "%+.1f MiB", median(rss) / MIB),
                "at most +3 MiB"));
    }

    /** What tests took beside what is told of them, on each JDK at hand; {@code -Dbench.only=truth} measures nothing else. */
    private static void truth() throws IOException, InterruptedException {
        for (Path jdk : Machine.jdks()) {
            List<TruthTable.Row> rows = TruthTable.measure(WORK.resolve("truth"), jdk);
            for (TruthTable.Row row : rows) {
                print(String.format(
                        Locale.ROOT,
                        row.counts() ? "  %-48s %-12s %8.0f %8.0f %s" : "  %-48s %-12s %8.2f %8.2f MiB %s",
                        row.test(),
                        row.figure(),
                        row.truth() / (row.counts() ? 1 : MIB),
                        row.told() / (row.counts() ? 1 : MIB),
                        row.holds() ? "" : "  <- off"));
            }
            print(row(
                    "truth of tests, " + jdk.getFileName(),
                    "",
                    "",
                    String.format(
                            Locale.ROOT,
                            "%d of %d figures of %d tests",
                            rows.stream().filter(TruthTable.Row::holds).count(),
                            rows.size(),
                            rows.stream().map(TruthTable.Row::test).distinct().count()),
                    "all within 2 % or 1 MiB"));
        }
    }

    /** What suggested heaps save in five real suites; {@code -Dbench.only=suggest} measures nothing else. */
    private static void suggest() throws IOException, InterruptedException {
        List<SuggestionGain.Gain> gains = SuggestionGain.measure(WORK.resolve("suites"));
        for (SuggestionGain.Gain gain : gains) {
            print(row(
                    gain.suite() + ", " + gain.tests() + " tests",
                    String.format(Locale.ROOT, "%.1f s", gain.secondsBefore()),
                    String.format(Locale.ROOT, "%.1f s", gain.secondsAfter()),
                    String.format(Locale.ROOT, "%.1f to %.1f MiB: %.2fx", gain.before(), gain.after(), gain.ratio()),
                    "time at most 1.05x"));
        }
        print(row(
                "peak RSS under the suggestion, " + gains.size() + " suites",
                "",
                "",
                String.format(
                        Locale.ROOT,
                        "%.2fx",
                        median(gains.stream().map(SuggestionGain.Gain::ratio).toList())),
                "at most 0.35x"));
    }

    /** What findings say that their causes cost, beside what mending each saves; {@code -Dbench.only=investigation} measures nothing else. */
    private static void investigation() throws IOException, InterruptedException {
        List<SwitchedOff.Row> rows =
                SwitchedOff.measure(WORK.resolve("investigation"), Integer.getInteger("bench.investigations", 3));
        print(String.format(
                Locale.ROOT,
                "  %-12s %10s %10s %10s %10s %8s",
                "cause",
                "predicted",
                "saved",
                "heap",
                "beside",
                "off"));
        for (SwitchedOff.Row row : rows) {
            print(String.format(
                    Locale.ROOT,
                    "  %-12s %10.1f %10.1f %10.1f %10.1f %+7.0f%%",
                    row.cause(),
                    row.predicted() / MIB,
                    row.measured() / MIB,
                    row.heap() / MIB,
                    row.beside() / MIB,
                    row.offPercent()));
        }
        print(row(
                "impact of findings against what mending saves (MiB)",
                "",
                "",
                String.format(
                        Locale.ROOT,
                        "%d of %d within 25 %%",
                        rows.stream()
                                .filter(row -> Math.abs(row.offPercent()) <= 25)
                                .count(),
                        rows.size()),
                "all within 25 %"));
    }

    /** What an investigation takes; {@code -Dbench.only=investigation-time} measures nothing else. */
    private static void investigationTime() throws IOException, InterruptedException {
        List<DotWork.Took> all =
                DotWork.times(WORK.resolve("investigation"), Integer.getInteger("bench.investigationPairs", 5));
        print(row(
                "investigation of src/it/dot-work (s)",
                seconds(all.stream().map(DotWork.Took::plain).toList()),
                seconds(all.stream().map(DotWork.Took::investigated).toList()),
                String.format(
                        Locale.ROOT,
                        "%.2fx",
                        median(all.stream()
                                .map(took -> took.investigated() / took.plain())
                                .toList())),
                "at most 3x"));
    }

    /** Modules side by side against plain Surefire; {@code -Dbench.only=schedule} measures nothing else. */
    private static void schedule() throws IOException, InterruptedException {
        SideBySideGain gain =
                SideBySideGain.measure(WORK.resolve("schedule"), Integer.getInteger("bench.schedulePairs", 10));
        besideRow("six modules, parallelModules=auto", gain.plain(), gain.beside());
        besideRow("six modules, parallelModules=auto, jvm=lean", gain.plain(), gain.lean());
    }

    private static void besideRow(String what, List<LeanVariant.Run> plain, List<LeanVariant.Run> beside) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            MeasuredMaven.Usage one = plain.get(i).usage();
            MeasuredMaven.Usage other = beside.get(i).usage();
            ratios.add(other.seconds() / one.seconds());
            print(String.format(
                    Locale.ROOT,
                    "  plain %6.1f s (%.2f cores busy) %5.0f MiB   side by side %6.1f s (%.2f cores busy) %5.0f MiB   %s",
                    one.seconds(),
                    one.cpuSeconds() / one.seconds(),
                    one.togetherBytes() / MIB,
                    other.seconds(),
                    other.cpuSeconds() / other.seconds(),
                    other.togetherBytes() / MIB,
                    beside.get(i).tests()));
        }
        print(row(
                what + " (s)",
                seconds(plain.stream().map(run -> run.usage().seconds()).toList()),
                seconds(beside.stream().map(run -> run.usage().seconds()).toList()),
                String.format(Locale.ROOT, "%.2fx", median(ratios)),
                "at most 0.75x"));
        print(row(
                "peak under the suite's ceiling of " + SideBySideGain.CEILING_MIB + " MiB",
                "",
                "",
                beside.stream()
                                .filter(run -> run.usage().togetherBytes() / MIB <= SideBySideGain.CEILING_MIB)
                                .count()
                        + " of " + beside.size(),
                "all"));
    }

    /** What is found in suites that are clean; {@code -Dbench.only=clean} measures nothing else. */
    private static void clean() throws IOException, InterruptedException {
        List<CleanSuites.Looked> suites = CleanSuites.measure(WORK.resolve("clean"));
        suites.forEach(suite -> print(String.format(
                Locale.ROOT,
                "  %-20s %6d tests %6.0f s  %s",
                suite.suite(),
                suite.tests(),
                suite.seconds(),
                suite.findings().isEmpty() ? "nothing found" : String.join(", ", suite.findings()))));
        print(row(
                "clean real suites with a finding of severity high",
                "",
                "",
                suites.stream().filter(CleanSuites.Looked::isAlarmed).count() + " of " + suites.size(),
                "none"));
    }

    /** Whole builds; {@code -Dbench.only=wall} measures nothing else. */
    private static void wall() throws IOException, InterruptedException {
        SmallProject.write(WORK.resolve("small"), 10, 2);
        MavenBuild small = new MavenBuild(WORK.resolve("small"));
        List<Pair> smallPairs = pairs(small, Integer.getInteger("bench.smallPairs", 15));
        print(row(
                "mvn test, 10 classes (s)",
                seconds(plainSeconds(smallPairs)),
                seconds(budgetSeconds(smallPairs)),
                String.format(Locale.ROOT, "%+.0f ms", 1000 * median(differences(smallPairs))),
                "at most +250 ms"));
        print(memoryRow("Maven's JVM, 10 classes (MiB)", smallPairs));
        real("math", "6,446 tests");
        real("collections", "70,367 tests");
    }

    /** A real suite: many cheap tests cost the most. */
    private static void real(String suite, String what) throws IOException, InterruptedException {
        Path project = WORK.resolve(suite);
        Files.createDirectories(project);
        Files.copy(
                Path.of("src/bench/projects", suite, "pom.xml"),
                project.resolve("pom.xml"),
                StandardCopyOption.REPLACE_EXISTING);
        List<Pair> pairs = pairs(new MavenBuild(project), Integer.getInteger("bench.largePairs", 5));
        print(row(
                "mvn test, " + suite + ", " + what + " (s)",
                seconds(plainSeconds(pairs)),
                seconds(budgetSeconds(pairs)),
                String.format(Locale.ROOT, "%.3fx", median(ratios(pairs))),
                "at most 1.03x"));
        print(memoryRow("Maven's JVM, " + what + " (MiB)", pairs));
    }

    private static void all() throws IOException, InterruptedException {
        wall();
        probe();
        truth();
        suggest();

        List<SamplerCost.Cost> costs = SamplerCost.measure();
        print(row(
                "sampler, 8 forks of 600+ processes",
                "",
                "",
                String.format(
                        Locale.ROOT,
                        "%.2f %% of a core",
                        median(costs.stream().map(SamplerCost.Cost::corePercent).toList())),
                "at most 1 %"));
        print(row(
                "sampler's garbage",
                "",
                "",
                String.format(
                        Locale.ROOT,
                        "%.1f MB/s",
                        median(costs.stream()
                                        .map(SamplerCost.Cost::garbagePerSecond)
                                        .toList())
                                / 1e6),
                "at most 12 MB/s"));

        List<Double> off = PeakAccuracy.measure(WORK.resolve("peak"));
        long within = off.stream().filter(part -> part <= 0.01).count();
        print(row(
                "peak of a fork against ru_maxrss, 30 ms spikes",
                "",
                "",
                String.format(
                        Locale.ROOT,
                        "%d of %d within 1 %%, worst %.2f %%",
                        within,
                        off.size(),
                        100 * Collections.max(off)),
                "all within 1 %"));

        holding();
        investigation();
        clean();
        shards();
    }

    /** How ceilings are held; {@code -Dbench.only=holding} measures nothing else. */
    private static void holding() throws IOException, InterruptedException {
        List<WatchdogDelay.Delay> delays = WatchdogDelay.measure(Integer.getInteger("bench.kills", 100));
        List<Double> millis =
                delays.stream().map(WatchdogDelay.Delay::millis).sorted().toList();
        print(row(
                "watchdog, 1 GB/s over 512 MiB until dead",
                "",
                "",
                String.format(
                        Locale.ROOT,
                        "p99 %.0f ms of %d, overshoot p50 %.0f MiB, worst %.0f MiB",
                        millis.get((millis.size() * 99 + 99) / 100 - 1),
                        millis.size(),
                        median(delays.stream()
                                .map(delay -> delay.overshoot() / MIB)
                                .toList()),
                        Collections.max(delays.stream()
                                .map(delay -> delay.overshoot() / MIB)
                                .toList())),
                "at most 100 ms"));

        Optional<KernelCeiling.Figures> kernel = KernelCeiling.measure(
                Integer.getInteger("bench.kernelKills", 20), Integer.getInteger("bench.starts", 40));
        print(row(
                "kernel's limit, 1 GB/s over 512 MiB",
                "",
                "",
                kernel.map(figures -> String.format(
                                Locale.ROOT,
                                "%s: worst overshoot %d bytes of %d",
                                figures.enforcement(),
                                Collections.max(figures.overshoots()),
                                figures.overshoots().size()))
                        .orElse("none holds here"),
                "0 bytes"));
        print(row(
                "enforcement, later start of a fork",
                "",
                "",
                kernel.map(figures -> String.format(
                                Locale.ROOT,
                                "%+.1f ms, of %d pairs",
                                median(figures.startMillis()),
                                figures.startMillis().size()))
                        .orElse("none holds here"),
                "at most 30 ms"));
    }

    private static List<Pair> pairs(MavenBuild build, int count) throws IOException, InterruptedException {
        build.warmUp();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (i % 2 == 0) {
                MavenBuild.Run plain = build.run(false);
                pairs.add(new Pair(plain, build.run(true)));
            } else {
                MavenBuild.Run budgets = build.run(true);
                pairs.add(new Pair(build.run(false), budgets));
            }
        }
        return pairs;
    }

    private static String memoryRow(String what, List<Pair> pairs) {
        double difference = median(pairs.stream()
                .map(pair -> (pair.budgets().mavenBytes() - pair.plain().mavenBytes()) / MIB)
                .toList());
        return row(
                what,
                String.format(
                        Locale.ROOT,
                        "%.0f",
                        median(pairs.stream()
                                .map(pair -> pair.plain().mavenBytes() / MIB)
                                .toList())),
                String.format(
                        Locale.ROOT,
                        "%.0f",
                        median(pairs.stream()
                                .map(pair -> pair.budgets().mavenBytes() / MIB)
                                .toList())),
                String.format(Locale.ROOT, "%+.0f MiB", difference),
                "at most +64 MiB");
    }

    private static List<Double> plainSeconds(List<Pair> pairs) {
        return pairs.stream().map(pair -> pair.plain().seconds()).toList();
    }

    private static List<Double> budgetSeconds(List<Pair> pairs) {
        return pairs.stream().map(pair -> pair.budgets().seconds()).toList();
    }

    private static List<Double> differences(List<Pair> pairs) {
        return pairs.stream()
                .map(pair -> pair.budgets().seconds() - pair.plain().seconds())
                .toList();
    }

    private static List<Double> ratios(List<Pair> pairs) {
        return pairs.stream()
                .map(pair -> pair.budgets().seconds() / pair.plain().seconds())
                .toList();
    }

    private static String seconds(List<Double> values) {
        return String.format(Locale.ROOT, "%.2f", median(values));
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** At once: the whole table takes a quarter of an hour. */
    private static void print(String row) {
        System.out.println(row);
    }

    private static String row(String what, String plain, String budgets, String median, String asked) {
        return String.format(Locale.ROOT, "%-48s %8s %10s   %-36s %s", what, plain, budgets, median, asked);
    }
}
