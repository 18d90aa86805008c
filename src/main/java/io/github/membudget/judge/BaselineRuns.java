package io.github.membudget.judge;

import static io.github.membudget.judge.RunFigures.joined;

import io.github.membudget.model.Baseline;
import io.github.membudget.model.Baseline.ClassFigures;
import io.github.membudget.model.Baseline.FindingFigures;
import io.github.membudget.model.Baseline.ModuleFigures;
import io.github.membudget.model.Baseline.PackageFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts runs into a baseline. */
public final class BaselineRuns {
    /** More would tell little more of the noise, and make lines long. */
    public static final int MOST = 10;

    private BaselineRuns() {}

    /** With the runs of the other after those that there are; of more than {@link #MOST}, the oldest go. */
    public static Baseline add(Baseline baseline, Baseline more) {
        Map<String, ModuleFigures> modules = new TreeMap<>(baseline.modules());
        more.modules().forEach((key, figures) -> modules.merge(key, figures, BaselineRuns::add));
        return new Baseline(
                more.machine(),
                names(baseline.runs(), more.runs()),
                names(baseline.investigations(), more.investigations()),
                modules);
    }

    private static ModuleFigures add(ModuleFigures before, ModuleFigures more) {
        if (!before.peaks().isEmpty()
                && !more.peaks().isEmpty()
                && !before.metric().equals(more.metric())) {
            // Another metric's figures stand beside nothing.
            return add(
                    new ModuleFigures(
                            more.metric(), List.of(), Map.of(), before.live(), before.packages(), before.findings()),
                    more);
        }
        Map<String, ClassFigures> classes = new TreeMap<>(before.classes());
        more.classes()
                .forEach((name, figures) -> classes.merge(
                        name,
                        figures,
                        (first, second) -> new ClassFigures(
                                joined(first.raised(), second.raised(), MOST),
                                joined(first.kept(), second.kept(), MOST))));
        Map<String, PackageFigures> packages = new TreeMap<>(before.packages());
        more.packages()
                .forEach((name, figures) -> packages.merge(
                        name,
                        figures,
                        (first, second) -> new PackageFigures(
                                joined(first.heap(), second.heap(), MOST),
                                joined(first.beside(), second.beside(), MOST))));
        Map<String, FindingFigures> findings = new TreeMap<>(before.findings());
        more.findings()
                .forEach((name, figures) -> findings.merge(
                        name,
                        figures,
                        (first, second) ->
                                new FindingFigures(joined(first.keeps(), second.keeps(), MOST), second.packages())));
        return new ModuleFigures(
                before.metric().or(more::metric),
                joined(before.peaks(), more.peaks(), MOST),
                classes,
                joined(before.live(), more.live(), MOST),
                packages,
                findings);
    }

    private static List<String> names(List<String> before, List<String> more) {
        List<String> all = new ArrayList<>(before);
        all.addAll(more);
        return List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }
}
