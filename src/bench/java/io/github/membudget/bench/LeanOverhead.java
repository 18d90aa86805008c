package io.github.membudget.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What the plugin adds to a build whose tests do nothing, with forks as they are and with lean ones. */
record LeanOverhead(List<LeanVariant.Run> plain, List<LeanVariant.Run> byDefault, List<LeanVariant.Run> lean) {

    static LeanOverhead measure(Path project, int rounds) throws IOException, InterruptedException {
        List<LeanVariant> variants = List.of(
                new LeanVariant("plain", project, List.of()),
                new LeanVariant("default", project, List.of("-Pbudgets")),
                new LeanVariant("lean", project, List.of("-Pbudgets", "-Dmembudget.jvm=lean")));
        for (LeanVariant variant : variants) {
            MeasuredMaven.prepare(project, variant.arguments());
        }
        List<List<LeanVariant.Run>> runs = LeanVariant.rounds(variants, rounds);
        return new LeanOverhead(runs.get(0), runs.get(1), runs.get(2));
    }

    double leanRatio() {
        return ratio(lean, MeasuredMaven.Usage::seconds);
    }

    /** What the plugin adds to a run. */
    double defaultSeconds() {
        return added(byDefault);
    }

    double leanSeconds() {
        return added(lean);
    }

    void print(String what) {
        Lean.say(what + ": " + plain.get(0).tests() + ", " + plain.size() + " rounds");
        Lean.say(Lean.usage("plain Surefire", plain));
        Lean.say(Lean.usage("plugin, default forks", byDefault) + ratios(byDefault));
        Lean.say(Lean.usage("plugin, lean forks", lean) + ratios(lean));
    }

    private String ratios(List<LeanVariant.Run> runs) {
        return String.format(
                Locale.ROOT,
                "   %.2fx time, %.2fx CPU, %+.0f ms",
                ratio(runs, MeasuredMaven.Usage::seconds),
                ratio(runs, MeasuredMaven.Usage::cpuSeconds),
                1000 * added(runs));
    }

    private double ratio(List<LeanVariant.Run> runs, ToDoubleFunction<MeasuredMaven.Usage> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            ratios.add(figure.applyAsDouble(runs.get(i).usage())
                    / figure.applyAsDouble(plain.get(i).usage()));
        }
        return Benchmarks.median(ratios);
    }

    private double added(List<LeanVariant.Run> runs) {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            seconds.add(runs.get(i).usage().seconds() - plain.get(i).usage().seconds());
        }
        return Benchmarks.median(seconds);
    }
}
