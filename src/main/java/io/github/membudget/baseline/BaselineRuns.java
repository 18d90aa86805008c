package io.github.membudget.baseline;

import static io.github.membudget.baseline.RunFigures.joined;

import io.github.membudget.model.Baseline;
import io.github.membudget.model.Baseline.ClassFigures;
import io.github.membudget.model.Baseline.FindingFigures;
import io.github.membudget.model.Baseline.HeapFigures;
import io.github.membudget.model.Baseline.ModuleFigures;
import io.github.membudget.model.Baseline.PackageFigures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /** Without the plain runs: investigations are dear, and stay when those are measured anew. */
    public static Baseline investigations(Baseline baseline) {
        Map<String, ModuleFigures> modules = new TreeMap<>();
        baseline.modules().forEach((key, figures) -> {
            if (!figures.live().isEmpty()) {
                modules.put(
                        key,
                        new ModuleFigures(
                                Optional.empty(),
                                List.of(),
                                Map.of(),
                                figures.live(),
                                figures.packages(),
                                figures.findings()));
            }
        });
        return new Baseline(baseline.machine(), List.of(), baseline.investigations(), modules);
    }

    private static ModuleFigures add(ModuleFigures before, ModuleFigures more) {
        if (!before.peaks().isEmpty()
                && !more.peaks().isEmpty()
                && !before.metric().equals(more.metric())) {
            // Another metric's figures stand beside nothing.
            return add(
                    new ModuleFigures(
                            more.metric(),
                            List.of(),
                            Map.of(),
                            before.live(),
                            before.packages(),
                            before.findings(),
                            before.heap(),
                            before.millis()),
                    more);
        }
        Map<String, ClassFigures> classes = new TreeMap<>(before.classes());
        more.classes()
                .forEach((name, figures) -> classes.merge(
                        name,
                        figures,
                        (first, second) -> new ClassFigures(
                                joined(first.raised(), second.raised(), MOST),
                                joined(first.kept(), second.kept(), MOST),
                                joined(first.peak(), second.peak(), MOST),
                                joined(first.millis(), second.millis(), MOST))));
        Map<String, PackageFigures> packages = new TreeMap<>(before.packages());
        more.packages()
                .forEach((name, figures) -> packages.merge(
                        name,
                        figures,
                        (first, second) -> new PackageFigures(
                                joined(first.heap(), second.heap(), MOST),
                                joined(first.beside(), second.beside(), MOST))));
        return new ModuleFigures(
                before.metric().or(more::metric),
                joined(before.peaks(), more.peaks(), MOST),
                classes,
                joined(before.live(), more.live(), MOST),
                packages,
                findings(before, more),
                new HeapFigures(
                        joined(before.heap().beside(), more.heap().beside(), MOST),
                        joined(before.heap().liveAtMost(), more.heap().liveAtMost(), MOST),
                        joined(before.heap().most(), more.heap().most(), MOST)),
                joined(before.millis(), more.millis(), MOST));
    }

    /** An investigation that did not find it saw it keep nothing. */
    private static Map<String, FindingFigures> findings(ModuleFigures before, ModuleFigures more) {
        Map<String, FindingFigures> findings = new TreeMap<>();
        Stream.concat(before.findings().keySet().stream(), more.findings().keySet().stream())
                .forEach(name -> {
                    FindingFigures first = before.findings().get(name);
                    FindingFigures second = more.findings().get(name);
                    List<Long> keeps = joined(
                            figures(first, second, before.live().size()),
                            figures(second, first, more.live().size()),
                            MOST);
                    findings.put(
                            name,
                            new FindingFigures(
                                    keeps, (second == null ? Objects.requireNonNull(first) : second).packages()));
                });
        return findings;
    }

    private static List<Long> figures(
            @Nullable FindingFigures own, @Nullable FindingFigures other, int investigations) {
        return own != null
                ? own.keeps()
                : other == null || other.keeps().isEmpty() ? List.of() : Collections.nCopies(investigations, 0L);
    }

    private static List<String> names(List<String> before, List<String> more) {
        List<String> all = new ArrayList<>(before);
        all.addAll(more);
        return List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }
}
