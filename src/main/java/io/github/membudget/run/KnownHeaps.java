package io.github.membudget.run;

import io.github.membudget.model.Baseline;
import io.github.membudget.model.Baseline.ModuleFigures;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.HeapBasis;
import io.github.membudget.model.HeapUse;
import io.github.membudget.report.json.LastReport;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What earlier builds tell of the memory that modules have outside their Java heaps. Safe for {@code -T}. */
public final class KnownHeaps {
    private final Map<String, Map<String, LastReport.Figures>> reports = new ConcurrentHashMap<>();
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
        Map<String, LastReport.Figures> last = reports.computeIfAbsent(project, any -> LastReport.modules(directory));
        return baseline.flatMap(runs -> ofBaseline(runs, key))
                .map(use -> new Known(HeapBasis.BASELINE, use))
                .or(() -> Optional.ofNullable(last.get(key))
                        .flatMap(LastReport.Figures::heap)
                        .map(use -> new Known(HeapBasis.LAST_RUN, use)));
    }

    /**
     * What classes of a module added to their fork's RSS at their peak, by their names: the least of the baseline's runs, else of the last
     * report. Call {@link #find} for the project before.
     */
    Map<String, Bytes> raised(String project, String execution, String module) {
        String key = Baseline.key(project, execution, module);
        Map<String, Bytes> raised = new HashMap<>();
        Optional.ofNullable(reports.getOrDefault(project, Map.of()).get(key))
                .ifPresent(last -> raised.putAll(last.raised()));
        baseline.map(runs -> runs.modules().get(key)).ifPresent(figures -> figures.classes()
                .forEach((name, runs) -> raised.put(name, new Bytes(Collections.min(runs.raised())))));
        return raised;
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
