package io.github.membudget.baseline;

import io.github.membudget.explain.BaselineText;
import io.github.membudget.model.Baseline;
import io.github.membudget.model.Baseline.ModuleFigures;
import io.github.membudget.model.Breach;
import io.github.membudget.model.Comparison;
import io.github.membudget.model.Comparison.Saving;
import io.github.membudget.model.Difference;
import io.github.membudget.model.Difference.Change;
import io.github.membudget.model.Difference.Figure;
import io.github.membudget.model.Difference.Spread;
import io.github.membudget.model.GrowthLimit;
import io.github.membudget.model.Host;
import io.github.membudget.model.Investigated;
import io.github.membudget.model.ModuleResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Compares a session's modules with the baseline, where there is one. Safe for {@code -T}. */
public final class BaselineCheck {
    private final String machine;
    private volatile Optional<Baseline> known = Optional.empty();

    public BaselineCheck(Host host) {
        this.machine = BaselineText.machine(host, System.getProperty("os.name"));
    }

    /** What this session is compared with. */
    public void with(Baseline earlier) {
        known = Optional.of(earlier);
    }

    /** This session's own figures, as a baseline of one run. */
    public Baseline own(Instant startedAt, List<ModuleResult> results, List<Investigated> investigated) {
        List<String> started = List.of(startedAt.toString());
        return new Baseline(
                machine,
                investigated.isEmpty() ? started : List.of(),
                investigated.isEmpty() ? List.of() : started,
                figures(results, investigated));
    }

    private static String key(ModuleResult result) {
        return Baseline.key(result.project(), result.execution(), result.name());
    }

    /** Figures of all modules that ran to their end. */
    private static Map<String, ModuleFigures> figures(List<ModuleResult> results, List<Investigated> investigated) {
        Map<String, ModuleFigures> figures = new TreeMap<>();
        for (ModuleResult result : results) {
            Optional<Investigated> look = investigated.stream()
                    .filter(one -> one.project().equals(result.project())
                            && one.module().equals(result.name()))
                    .findFirst();
            RunFigures.of(result, look).ifPresent(found -> figures.put(key(result), found));
        }
        return figures;
    }

    private boolean sameMachine(Baseline baseline) {
        return machine.equals(baseline.machine());
    }

    /** Empty where the module is within what it may grow to or within noise, or where the machine may be what differs. */
    public Optional<Breach> judge(ModuleResult result, GrowthLimit limit) {
        return known.flatMap(baseline -> judge(baseline, result, limit));
    }

    private Optional<Breach> judge(Baseline baseline, ModuleResult result, GrowthLimit limit) {
        Optional<ModuleFigures> now = RunFigures.of(result, Optional.empty());
        ModuleFigures before = baseline.modules().get(key(result));
        if (now.isEmpty() || before == null || !sameMachine(baseline)) {
            return Optional.empty();
        }
        Optional<Spread> expected = BaselineComparison.peak(before, now.get());
        long peak = now.get().peaks().get(0) - moreHeap(before, result);
        return expected.filter(spread -> peak > spread.high() && peak > limit.above(spread.median()))
                .map(spread -> BaselineText.growth(
                        result, now.get(), spread, limit, BaselineComparison.of(key(result), before, now.get())));
    }

    /** A heap that the plugin made larger since may be full of garbage, which is no growth of the tests. */
    private static long moreHeap(ModuleFigures before, ModuleResult result) {
        OptionalLong had =
                before.heap().most().stream().mapToLong(Long::longValue).max();
        long more = had.isEmpty()
                ? 0
                : result.heap().map(heap -> heap.value() - had.getAsLong()).orElse(0L);
        return Math.max(0, more) * Math.max(1, result.facts().forks().size());
    }

    public Optional<Comparison> compare(List<ModuleResult> results, List<Investigated> investigated) {
        return known.map(baseline -> compare(baseline, results, investigated));
    }

    private Comparison compare(Baseline baseline, List<ModuleResult> results, List<Investigated> investigated) {
        List<Difference> differences = new ArrayList<>();
        List<Saving> savings = new ArrayList<>();
        Map<String, ModuleFigures> figures = figures(results, investigated);
        figures.forEach((key, now) -> {
            ModuleFigures before = baseline.modules().get(key);
            if (before == null) {
                OptionalLong peak =
                        now.peaks().stream().mapToLong(Long::longValue).findFirst();
                differences.add(new Difference(Figure.MODULE, Change.NEW, key, "", Optional.empty(), peak));
            } else {
                differences.addAll(BaselineComparison.of(key, before, now));
                savings.addAll(Savings.of(key, before, now));
            }
        });
        if (investigated.isEmpty()) {
            gone(baseline, results, differences);
        }
        int runs = investigated.isEmpty()
                ? baseline.runs().size()
                : baseline.investigations().size();
        return new Comparison(
                runs, sameMachine(baseline), baseline.machine(), List.copyOf(differences), List.copyOf(savings));
    }

    /** Only where others of the same execution ran: who runs the unit tests alone misses no integration test. */
    private void gone(Baseline baseline, List<ModuleResult> results, List<Difference> differences) {
        Set<String> ran = new HashSet<>();
        Set<String> executions = new HashSet<>();
        results.forEach(result -> {
            ran.add(key(result));
            executions.add(Baseline.key(result.project(), result.execution(), ""));
        });
        baseline.modules().forEach((key, figures) -> {
            if (!ran.contains(key) && executions.stream().anyMatch(key::startsWith)) {
                differences.add(
                        new Difference(Figure.MODULE, Change.GONE, key, "", Optional.empty(), OptionalLong.empty()));
            }
        });
    }
}
