package io.github.membudget.baseline;

import io.github.membudget.model.Baseline.ClassFigures;
import io.github.membudget.model.Baseline.FindingFigures;
import io.github.membudget.model.Baseline.ModuleFigures;
import io.github.membudget.model.Baseline.PackageFigures;
import io.github.membudget.model.Difference;
import io.github.membudget.model.Difference.Change;
import io.github.membudget.model.Difference.Figure;
import io.github.membudget.model.Difference.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Compares one module with the baseline: what differs by more than noise. */
public final class BaselineComparison {
    private static final long MIB = 1L << 20;

    /** Of a module of many classes some would always be over less. */
    private static final long CLASS_FLOOR = 16 * MIB;

    /** By so much the RSS of a test JVM differs from run to run without any reason in the tests: when it collects, what it compiles. */
    private static final long RSS_FLOOR = 16 * MIB;

    private final String module;
    private final List<Difference> found = new ArrayList<>();

    private BaselineComparison(String module) {
        this.module = module;
    }

    /**
     * @param module its key
     * @param now figures of one run
     */
    public static List<Difference> of(String module, ModuleFigures before, ModuleFigures now) {
        BaselineComparison comparison = new BaselineComparison(module);
        if (before.metric().equals(now.metric())) {
            comparison.figure(Figure.PEAK, "", before.peaks(), now.peaks(), RSS_FLOOR);
        }
        if (!before.classes().isEmpty() && !now.classes().isEmpty()) {
            comparison.classes(before.classes(), now.classes());
        }
        comparison.figure(Figure.LIVE_HEAP, "", before.live(), now.live(), MIB);
        if (!before.live().isEmpty() && !now.live().isEmpty()) {
            comparison.packages(before.packages(), now.packages());
            comparison.findings(before.findings(), now.findings());
        }
        return comparison.found;
    }

    /** Where a further peak of the module is expected; empty where the baseline has none in the metric. */
    public static Optional<Spread> peak(ModuleFigures before, ModuleFigures now) {
        return before.peaks().isEmpty() || !before.metric().equals(now.metric())
                ? Optional.empty()
                : Optional.of(Noise.of(before.peaks(), RSS_FLOOR));
    }

    private void classes(Map<String, ClassFigures> before, Map<String, ClassFigures> now) {
        now.forEach((name, figures) -> {
            ClassFigures earlier = before.get(name);
            if (earlier == null && !figures.raised().isEmpty()) {
                add(Figure.CLASS, Change.NEW, name, Optional.empty(), last(figures.raised()));
            } else if (earlier != null) {
                figure(Figure.CLASS_RAISED, name, earlier.raised(), figures.raised(), CLASS_FLOOR);
                figure(Figure.CLASS_KEPT, name, earlier.kept(), figures.kept(), CLASS_FLOOR);
            }
        });
        before.forEach((name, figures) -> {
            if (!now.containsKey(name) && !figures.raised().isEmpty()) {
                add(Figure.CLASS, Change.GONE, name, spread(figures.raised(), CLASS_FLOOR), OptionalLong.empty());
            }
        });
    }

    private void packages(Map<String, PackageFigures> before, Map<String, PackageFigures> now) {
        now.forEach((name, figures) -> {
            PackageFigures earlier = before.get(name);
            if (earlier != null) {
                figure(Figure.PACKAGE_LIVE_HEAP, name, earlier.heap(), figures.heap(), MIB);
            } else if (last(figures.heap()).orElse(0) > MIB) {
                add(Figure.PACKAGE_LIVE_HEAP, Change.NEW, name, Optional.empty(), last(figures.heap()));
            }
        });
        before.forEach((name, figures) -> {
            Optional<Spread> kept = spread(figures.heap(), MIB);
            if (!now.containsKey(name) && kept.filter(one -> one.median() > MIB).isPresent()) {
                add(Figure.PACKAGE_LIVE_HEAP, Change.GONE, name, kept, OptionalLong.empty());
            }
        });
    }

    private void findings(Map<String, FindingFigures> before, Map<String, FindingFigures> now) {
        now.forEach((name, figures) -> {
            FindingFigures earlier = before.get(name);
            if (earlier == null) {
                add(Figure.FINDING, Change.NEW, name, Optional.empty(), last(figures.keeps()));
            } else {
                figure(Figure.FINDING, name, earlier.keeps(), figures.keeps(), MIB);
            }
        });
        before.forEach((name, figures) -> {
            if (!now.containsKey(name)) {
                add(Figure.FINDING, Change.GONE, name, spread(figures.keeps(), MIB), OptionalLong.empty());
            }
        });
    }

    private void figure(Figure figure, String name, List<Long> before, List<Long> now, long floor) {
        if (before.isEmpty() || now.isEmpty()) {
            return;
        }
        Spread expected = Noise.of(before, floor);
        OptionalLong last = last(now);
        long value = last.orElseThrow();
        if (value > expected.high()) {
            add(figure, Change.GREW, name, Optional.of(expected), last);
        } else if (value < expected.low()) {
            add(figure, Change.FELL, name, Optional.of(expected), last);
        }
    }

    private void add(Figure figure, Change change, String name, Optional<Spread> before, OptionalLong now) {
        found.add(new Difference(figure, change, module, name, before, now));
    }

    private static Optional<Spread> spread(List<Long> figures, long floor) {
        return figures.isEmpty() ? Optional.empty() : Optional.of(Noise.of(figures, floor));
    }

    private static OptionalLong last(List<Long> figures) {
        return figures.isEmpty() ? OptionalLong.empty() : OptionalLong.of(figures.get(figures.size() - 1));
    }
}
