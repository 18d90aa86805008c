package io.github.membudget.baseline;

import io.github.membudget.growth.LiveGrowth;
import io.github.membudget.model.Baseline.ClassFigures;
import io.github.membudget.model.Baseline.FindingFigures;
import io.github.membudget.model.Baseline.HeapFigures;
import io.github.membudget.model.Baseline.ModuleFigures;
import io.github.membudget.model.Baseline.PackageFigures;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.Finding;
import io.github.membudget.model.GrowthPattern;
import io.github.membudget.model.GrowthPattern.Contribution;
import io.github.membudget.model.GrowthPattern.Part;
import io.github.membudget.model.HeapUse;
import io.github.membudget.model.Investigated;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.HeapSnapshot;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Outcome;
import io.github.membudget.model.SnapshotPlace;
import io.github.membudget.model.TestFacts;
import io.github.membudget.probe.format.ForkFigure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a baseline keeps of one module's run. */
public final class RunFigures {
    private RunFigures() {}

    /** Empty where the run was cut short: its figures say nothing of a whole one. */
    public static Optional<ModuleFigures> of(ModuleResult result, Optional<Investigated> investigated) {
        if (result.outcome() != Outcome.COMPLETED) {
            return Optional.empty();
        }
        if (investigated.isPresent()) {
            return Optional.of(new ModuleFigures(
                    Optional.empty(),
                    List.of(),
                    Map.of(),
                    live(investigated.get().live()),
                    packages(investigated.get().live()),
                    findings(investigated.get().findings())));
        }
        List<Long> peak = result.facts()
                .peak()
                .flatMap(measured -> measured.of(result.metric()))
                .map(bytes -> List.of(bytes.value()))
                .orElse(List.of());
        return peak.isEmpty()
                ? Optional.empty()
                : Optional.of(new ModuleFigures(
                        Optional.of(result.metric()),
                        peak,
                        classes(result),
                        List.of(),
                        Map.of(),
                        Map.of(),
                        result.facts().jvms().heapUse().map(RunFigures::heap).orElse(HeapFigures.NONE),
                        List.of(result.facts().durationMillis())));
    }

    private static HeapFigures heap(HeapUse use) {
        return new HeapFigures(List.of(use.beside().value()), figure(use.live()), figure(use.heap()));
    }

    private static List<Long> figure(Optional<Bytes> bytes) {
        return bytes.map(known -> List.of(known.value())).orElse(List.of());
    }

    /** What ran beside others is in their memory too: of those the time and the fork's peak are kept alone. */
    private static Map<String, ClassFigures> classes(ModuleResult result) {
        Map<Long, Set<String>> shared = result.growth().stream()
                .collect(Collectors.toMap(GrowthPattern::pid, RunFigures::shared, (one, other) -> one));
        Map<String, ClassFigures> classes = new TreeMap<>();
        for (ClassFacts one : result.facts().classes()) {
            boolean alone = !shared.getOrDefault(one.pid(), Set.of()).contains(one.className());
            ClassFigures figures = new ClassFigures(
                    alone ? List.of(one.peakGrowth().value()) : List.of(),
                    alone ? List.of(one.kept()) : List.of(),
                    figure(one.figures().bytes(ForkFigure.PEAK)),
                    List.of(one.durationMillis()));
            classes.merge(one.className(), figures, RunFigures::higher);
        }
        return classes.isEmpty() ? byTests(result) : classes;
    }

    /** Run again, it is the higher that needs memory. */
    private static ClassFigures higher(ClassFigures first, ClassFigures second) {
        return second.raised().isEmpty()
                        || (!first.raised().isEmpty()
                                && first.raised().get(0) >= second.raised().get(0))
                ? first
                : second;
    }

    /** Where no fork noted its classes: their tests one after the other. */
    private static Map<String, ClassFigures> byTests(ModuleResult result) {
        Map<String, Long> millis = new TreeMap<>();
        Map<String, Bytes> peaks = new HashMap<>();
        for (TestFacts test : result.facts().tests()) {
            millis.merge(test.id().className(), test.durationMillis(), Long::sum);
            test.peakRss()
                    .ifPresent(peak -> peaks.merge(
                            test.id().className(), peak, (first, second) -> first.exceeds(second) ? first : second));
        }
        Map<String, ClassFigures> classes = new TreeMap<>();
        millis.forEach((name, time) -> classes.put(
                name,
                new ClassFigures(List.of(), List.of(), figure(Optional.ofNullable(peaks.get(name))), List.of(time))));
        return classes;
    }

    private static Set<String> shared(GrowthPattern pattern) {
        return pattern.contributions().stream()
                .filter(row -> row.part() == Part.CLASS && row.shared())
                .map(Contribution::name)
                .collect(Collectors.toSet());
    }

    private static List<Long> live(List<LiveSet> forks) {
        List<HeapSnapshot> last = forks.stream()
                .map(LiveSet::snapshots)
                .filter(snapshots -> !snapshots.isEmpty())
                .map(snapshots -> snapshots.get(snapshots.size() - 1))
                .toList();
        return last.isEmpty()
                ? List.of()
                : List.of(last.stream()
                        .mapToLong(snapshot -> snapshot.live().value())
                        .sum());
    }

    private static Map<String, PackageFigures> packages(List<LiveSet> forks) {
        Map<String, Long> heap = new TreeMap<>();
        Map<String, Long> beside = new TreeMap<>();
        for (LiveSet fork : forks) {
            long[] steps = LiveGrowth.steps(fork);
            long[] offHeapSteps = LiveGrowth.offHeapSteps(fork);
            for (int i = 0; i < steps.length; i++) {
                String name =
                        SnapshotPlace.packageOf(fork.snapshots().get(i + 1).className());
                heap.merge(name, steps[i], Long::sum);
                beside.merge(name, offHeapSteps[i], Long::sum);
            }
        }
        boolean known = forks.stream()
                .flatMap(fork -> fork.snapshots().stream())
                .allMatch(snapshot -> snapshot.offHeap().isPresent());
        Map<String, PackageFigures> figures = new TreeMap<>();
        heap.forEach((name, bytes) ->
                figures.put(name, new PackageFigures(List.of(bytes), known ? List.of(beside.get(name)) : List.of())));
        return figures;
    }

    private static Map<String, FindingFigures> findings(List<Finding> findings) {
        Map<String, FindingFigures> figures = new TreeMap<>();
        Map<String, Integer> times = new HashMap<>();
        for (Finding finding : findings) {
            int time = times.merge(name(finding), 1, Integer::sum);
            figures.put(
                    name(finding) + (time == 1 ? "" : " (" + time + ")"),
                    new FindingFigures(
                            finding.impact()
                                    .map(Finding.Impact::bytes)
                                    .map(Bytes::value)
                                    .map(List::of)
                                    .orElse(List.of()),
                            finding.packages()));
        }
        return figures;
    }

    /** What the same cause has in the next run too: its rule and what holds it, without figures and places. */
    static String name(Finding finding) {
        return finding.id() + finding.holder().map(holder -> ": " + holder).orElse("");
    }

    /** A baseline with one more run in it; of more than the most, the oldest go. */
    static List<Long> joined(List<Long> before, List<Long> more, int most) {
        List<Long> all = new ArrayList<>(before);
        all.addAll(more);
        return List.copyOf(all.subList(Math.max(0, all.size() - most), all.size()));
    }
}
