package io.github.membudget.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What each option of a lean fork brings by itself, with plain Surefire. The suites must set no argLine of their own. */
final class LeanParts {
    private static final String LEAN = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m";
    private static final String ARENAS = "both, MALLOC_ARENA_MAX=2";
    private static final Map<String, String> PARTS = parts();

    private LeanParts() {}

    private static Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("default", "");
        parts.put("serial", "-XX:+UseSerialGC");
        parts.put("c1", "-XX:TieredStopAtLevel=1");
        parts.put("c1, code cache 240m", "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m");
        parts.put("serial + c1 (both)", LEAN);
        parts.put(ARENAS, LEAN);
        parts.put("both, no verification", LEAN + " -XX:-BytecodeVerificationRemote");
        parts.put("both, -Xss512k", LEAN + " -Xss512k");
        parts.put("both, 1 compiler thread", LEAN + " -XX:CICompilerCount=1");
        parts.put("both, free ratio 20..40", LEAN + " -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40");
        parts.put("both, -Xmn32m", LEAN + " -Xmn32m");
        parts.put("both, no perf data", LEAN + " -XX:-UsePerfData");
        parts.put("both, -Xshare:off", LEAN + " -Xshare:off");
        parts.put("parallel", "-XX:+UseParallelGC");
        return parts;
    }

    static List<String> measure(Path directory, Path suite, int rounds) throws IOException, InterruptedException {
        Path project = LeanSuite.plain(directory, suite).project();
        List<LeanVariant> variants = new ArrayList<>();
        PARTS.forEach((name, options) -> variants.add(new LeanVariant(
                name,
                project,
                List.of("-DargLine=" + options),
                name.equals(ARENAS) ? Map.of("MALLOC_ARENA_MAX", "2") : Map.of())));
        MeasuredMaven.prepare(project, List.of());
        List<List<LeanVariant.Run>> runs = LeanVariant.rounds(variants, rounds);
        List<String> lines = new ArrayList<>();
        lines.add(suite.getFileName() + ", plain Surefire, " + rounds + " rounds");
        for (int i = 0; i < variants.size(); i++) {
            lines.add(line(variants.get(i).name(), runs.get(i), runs.get(0)));
        }
        return lines;
    }

    private static String line(String name, List<LeanVariant.Run> runs, List<LeanVariant.Run> byDefault) {
        return Lean.usage(name, runs)
                + String.format(
                        Locale.ROOT,
                        "   %.2fx CPU, %.2fx time, %.2fx memory",
                        ratio(runs, byDefault, MeasuredMaven.Usage::cpuSeconds),
                        ratio(runs, byDefault, MeasuredMaven.Usage::seconds),
                        ratio(runs, byDefault, MeasuredMaven.Usage::forkBytes));
    }

    private static double ratio(
            List<LeanVariant.Run> runs, List<LeanVariant.Run> byDefault, ToDoubleFunction<MeasuredMaven.Usage> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            ratios.add(figure.applyAsDouble(runs.get(i).usage())
                    / figure.applyAsDouble(byDefault.get(i).usage()));
        }
        return Benchmarks.median(ratios);
    }
}
