package io.github.membudget.run;

import io.github.membudget.model.Baseline;
import io.github.membudget.model.Baseline.ModuleFigures;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.HeapBasis;
import io.github.membudget.model.HeapUse;
import io.github.membudget.model.Reservation.Basis;
import io.github.membudget.report.json.LastReport;
import io.github.membudget.schedule.ExpectedMemory;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** What earlier builds tell of the memory that modules have, outside their Java heaps and in all. Safe for {@code -T}. */
public final class KnownHeaps {
    private final Map<String, Map<String, LastReport.Known>> reports = new ConcurrentHashMap<>();
    private volatile Optional<Baseline> baseline = Optional.empty();
    private volatile boolean someTests;

    KnownHeaps() {}

    /** @param use of a whole run */
    record Known(HeapBasis basis, HeapUse use) {}

    /** The recorded runs to look in. */
    public void of(Baseline earlier) {
        baseline = Optional.of(earlier);
    }

    public boolean hasBaseline() {
        return baseline.isPresent();
    }

    public Optional<Baseline> baseline() {
        return baseline;
    }

    /** This session was asked for some tests alone: what they take says nothing of a whole run. */
    public void ofSomeTests() {
        someTests = true;
    }

    boolean areOfSomeTests() {
        return someTests;
    }

    /**
     * The baseline goes first: it is the same on every machine and after every {@code clean}.
     *
     * @param directory the plugin's own in the project's build directory; its report is read once, before this session replaces it
     */
    Optional<Known> find(String project, String execution, String module, Path directory) {
        String key = Baseline.key(project, execution, module);
        Optional<HeapUse> last = last(project, key, directory).heap();
        return baseline.flatMap(runs -> ofBaseline(runs, key))
                .map(use -> new Known(HeapBasis.BASELINE, use))
                .or(() -> last.map(use -> new Known(HeapBasis.LAST_RUN, use)));
    }

    /** What the module is to be expected to take; parameters as above. */
    Optional<ExpectedMemory> need(String project, String execution, String module, Path directory) {
        String key = Baseline.key(project, execution, module);
        Optional<Bytes> last = last(project, key, directory).need();
        return baseline.flatMap(runs -> Optional.ofNullable(runs.modules().get(key)))
                .filter(figures -> !figures.peaks().isEmpty())
                .map(figures -> ExpectedMemory.ofPeak(highest(figures.peaks()), Basis.BASELINE))
                .or(() -> last.map(need -> new ExpectedMemory(need, Basis.LAST_RUN)));
    }

    /** How long the module takes: the longest of the baseline's runs, else the last run; parameters as above. */
    OptionalLong millis(String project, String execution, String module, Path directory) {
        String key = Baseline.key(project, execution, module);
        LastReport.Known last = last(project, key, directory);
        OptionalLong recorded = baseline.map(runs -> runs.modules().get(key)).stream()
                .flatMap(figures -> figures.millis().stream())
                .mapToLong(Long::longValue)
                .max();
        return recorded.isPresent() ? recorded : last.millis();
    }

    /** What classes of the module added to their fork's RSS at their peak, by their names: the least of the baseline's runs, else of the last report. */
    Map<String, Bytes> raised(String project, String execution, String module, Path directory) {
        String key = Baseline.key(project, execution, module);
        Map<String, Bytes> raised = new HashMap<>(last(project, key, directory).raised());
        // Of a class that ran beside others no run tells.
        baseline.map(runs -> runs.modules().get(key))
                .ifPresent(figures -> figures.classes().forEach((name, runs) -> runs.raised().stream()
                        .min(Long::compare)
                        .ifPresent(least -> raised.put(name, new Bytes(least)))));
        return raised;
    }

    private LastReport.Known last(String project, String key, Path directory) {
        return reports.computeIfAbsent(project, any -> LastReport.modules(directory))
                .getOrDefault(key, LastReport.Known.NOTHING);
    }

    /** The highest of each: what one of its runs needed, the next may need again. */
    private static Optional<HeapUse> ofBaseline(Baseline runs, String key) {
        ModuleFigures figures = runs.modules().get(key);
        if (figures == null
                || figures.heap().beside().isEmpty()
                || figures.peaks().isEmpty()) {
            return Optional.empty();
        }
        List<Long> live = figures.heap().liveAtMost();
        return Optional.of(new HeapUse(
                String.join(" ", runs.runs()),
                highest(figures.heap().beside()),
                live.isEmpty() ? Optional.empty() : Optional.of(highest(live)),
                Optional.empty(),
                highest(figures.peaks())));
    }

    private static Bytes highest(List<Long> figures) {
        return new Bytes(Math.max(0, Collections.max(figures)));
    }
}
