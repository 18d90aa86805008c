package io.github.membudget.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What chosen forks give back of time and memory, and what the plugin costs where there is nothing to give back. {@code -Dbench.lean=}
 * takes a part: small, reactor, parts, spring-boot, suites, or the name of one suite.
 */
final class Lean {
    private static final Path PROJECTS = Path.of("src/bench/projects");
    private static final List<String> SUITES = List.of("lang", "collections", "math", "kafka", "jexl");
    private static final String SPRING = "spring-boot";
    private static final double MIB = 1 << 20;

    private final Path directory;
    private final int rounds = Integer.getInteger("bench.leanPairs", 5);

    Lean(Path directory) {
        this.directory = directory;
    }

    void measure(String part) throws IOException, InterruptedException {
        boolean all = part.equals("all");
        if (all || part.equals("small")) {
            small();
        }
        if (all || part.equals("reactor")) {
            reactor();
        }
        if (part.equals("parts")) {
            parts();
        }
        List<LeanSuite.Figures> suites = new ArrayList<>();
        for (String suite : SUITES) {
            if (all || part.equals("suites") || part.equals(suite)) {
                suites.add(suite(PROJECTS.resolve("lean").resolve(suite)));
            }
        }
        if (!suites.isEmpty()) {
            summary(suites);
        }
        if (all || part.equals(SPRING)) {
            LeanSuite.Figures spring = suite(PROJECTS.resolve(SPRING));
            asked(
                    "Spring Boot, chosen beside plain, time",
                    spring.ratio(MeasuredMaven.Usage::seconds),
                    "at most 0.50x");
        }
    }

    /** Ten classes of three tests. */
    private void small() throws IOException, InterruptedException {
        Path project = directory.resolve("small");
        SmallProject.write(project, 10, 3);
        LeanOverhead overhead = LeanOverhead.measure(project, Integer.getInteger("bench.smallPairs", 15));
        overhead.print("10 classes of three tests");
        asked("10 classes, lean beside plain, time", overhead.leanRatio(), "at most 1.05x");
    }

    /** Twenty projects of three classes; the start of Maven is paid once, so a reactor of one tells what each more costs. */
    private void reactor() throws IOException, InterruptedException {
        int pairs = Integer.getInteger("bench.reactorPairs", 7);
        int projects = 20;
        SmallProject.writeReactor(directory.resolve("reactor-1"), 1, 3, 3);
        SmallProject.writeReactor(directory.resolve("reactor"), projects, 3, 3);
        LeanOverhead one = LeanOverhead.measure(directory.resolve("reactor-1"), pairs);
        LeanOverhead many = LeanOverhead.measure(directory.resolve("reactor"), pairs);
        one.print("1 project of three classes in a reactor");
        many.print(projects + " projects of three classes");
        asked(projects + " projects, lean beside plain, time", many.leanRatio(), "at most 1.10x");
        say(String.format(
                Locale.ROOT,
                "%-48s %+.0f ms, lean %+.0f ms   at most +60 ms",
                "each further project",
                1000 * (many.defaultSeconds() - one.defaultSeconds()) / (projects - 1),
                1000 * (many.leanSeconds() - one.leanSeconds()) / (projects - 1)));
    }

    private void parts() throws IOException, InterruptedException {
        for (Path suite : List.of(PROJECTS.resolve(SPRING), PROJECTS.resolve("lean/collections"))) {
            LeanParts.measure(directory.resolve("parts"), suite, rounds).forEach(Lean::say);
        }
    }

    private LeanSuite.Figures suite(Path suite) throws IOException, InterruptedException {
        LeanSuite.Figures figures = LeanSuite.measure(directory, suite, rounds);
        say(String.format(
                Locale.ROOT,
                "%s: %s%s, %d rounds",
                figures.suite(),
                String.join(" / ", figures.tests()),
                figures.tests().size() == 1 ? "" : " <- not the same in all runs",
                figures.plain().size()));
        say("  chosen: " + figures.chosenXml());
        say(usage("plain Surefire", figures.plain()));
        say(usage("plugin, default forks", figures.byDefault()));
        say(usage("plugin, chosen forks", figures.chosen()));
        say(String.format(
                Locale.ROOT,
                "  %-24s %8.2fx %8.2fx %8.2fx %8.2fx",
                "chosen beside plain",
                figures.ratio(MeasuredMaven.Usage::seconds),
                figures.ratio(MeasuredMaven.Usage::cpuSeconds),
                figures.ratio(MeasuredMaven.Usage::forkBytes),
                figures.ratio(MeasuredMaven.Usage::largestBytes)));
        return figures;
    }

    private static void summary(List<LeanSuite.Figures> suites) {
        List<Double> times = suites.stream()
                .map(one -> one.ratio(MeasuredMaven.Usage::seconds))
                .toList();
        asked("chosen beside plain, time, median", Benchmarks.median(times), "at most 0.75x");
        asked(
                "chosen beside plain, time, the slowest",
                times.stream().mapToDouble(time -> time).max().orElseThrow(),
                "at most 1.00x");
        asked(
                "chosen beside plain, fork's memory, median",
                Benchmarks.median(suites.stream()
                        .map(one -> one.ratio(MeasuredMaven.Usage::forkBytes))
                        .toList()),
                "at most 0.35x");
    }

    /** Medians of wall time, CPU time, the largest fork and the largest process. */
    static String usage(String what, List<LeanVariant.Run> runs) {
        return String.format(
                Locale.ROOT,
                "  %-24s %7.2f s %6.2f CPU %6.0f MiB %6.0f MiB",
                what,
                median(runs, MeasuredMaven.Usage::seconds),
                median(runs, MeasuredMaven.Usage::cpuSeconds),
                median(runs, MeasuredMaven.Usage::forkBytes) / MIB,
                median(runs, MeasuredMaven.Usage::largestBytes) / MIB);
    }

    static double median(List<LeanVariant.Run> runs, ToDoubleFunction<MeasuredMaven.Usage> figure) {
        return Benchmarks.median(
                runs.stream().map(run -> figure.applyAsDouble(run.usage())).toList());
    }

    private static void asked(String what, double ratio, String asked) {
        say(String.format(Locale.ROOT, "%-48s %.2fx   %s", what, ratio, asked));
    }

    /** At once: all of it takes an hour. */
    static void say(String line) {
        System.out.println(line);
    }
}
