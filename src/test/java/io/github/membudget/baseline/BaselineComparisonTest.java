package io.github.membudget.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.membudget.model.Baseline;
import io.github.membudget.model.Baseline.ClassFigures;
import io.github.membudget.model.Baseline.FindingFigures;
import io.github.membudget.model.Baseline.ModuleFigures;
import io.github.membudget.model.Baseline.PackageFigures;
import io.github.membudget.model.Difference;
import io.github.membudget.model.Metric;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BaselineComparisonTest {
    private static final long MIB = 1 << 20;

    @Test
    void tellsWhatIsBeyondNoiseAlone() {
        ModuleFigures before = plain(
                Metric.RSS,
                List.of(100 * MIB, 101 * MIB, 99 * MIB),
                Map.of("A", raised(10, 10, 10), "B", raised(10, 10, 10), "Old", raised(5, 5, 5)));
        ModuleFigures now =
                plain(Metric.RSS, List.of(140 * MIB), Map.of("A", raised(50), "B", raised(13), "New", raised(7)));
        assertThat(BaselineComparison.of("m", before, now))
                .extracting(one -> one.figure() + " " + one.change() + " " + one.name())
                .containsExactlyInAnyOrder("PEAK GREW ", "CLASS_RAISED GREW A", "CLASS NEW New", "CLASS GONE Old");
    }

    @Test
    void newRunsLeaveInvestigationsAlone() {
        ModuleFigures looked = investigated(60, Map.of("it.pool", 31L), Map.of("pool", 30L));
        ModuleFigures ran = plain(Metric.RSS, List.of(100 * MIB), Map.of("A", raised(10)));
        Baseline before = new Baseline(
                "here",
                List.of("monday"),
                List.of("tuesday"),
                Map.of(
                        "m",
                        BaselineRuns.add(baseline(looked), baseline(ran))
                                .modules()
                                .get("m"),
                        "n",
                        ran));
        Baseline kept = BaselineRuns.investigations(before);
        assertThat(kept.runs()).isEmpty();
        assertThat(kept.investigations()).containsExactly("tuesday");
        assertThat(kept.modules()).containsOnlyKeys("m");
        Baseline both = BaselineRuns.add(kept, new Baseline("here", List.of("friday"), List.of(), Map.of("m", ran)));
        ModuleFigures after = Objects.requireNonNull(both.modules().get("m"));
        assertThat(after.peaks()).containsExactly(100 * MIB);
        assertThat(after.findings()).isEqualTo(looked.findings());
    }

    private static Baseline baseline(ModuleFigures figures) {
        return new Baseline("here", List.of(), List.of(), Map.of("m", figures));
    }

    @Test
    void doesNotCompareFiguresOfTwoMetrics() {
        ModuleFigures before = plain(Metric.RSS, List.of(100 * MIB), Map.of());
        ModuleFigures now = plain(Metric.PSS, List.of(300 * MIB), Map.of());
        assertThat(BaselineComparison.of("m", before, now)).isEmpty();
        assertThat(BaselineComparison.peak(before, now)).isEmpty();
    }

    @Test
    void tellsWhatIsGoneAndWhatFell() {
        ModuleFigures before = investigated(60, Map.of("it.pool", 31L), Map.of("pool", 30L, "cache", 12L));
        ModuleFigures now = investigated(32, Map.of("it.pool", 1L), Map.of("cache", 12L));
        assertThat(BaselineComparison.of("m", before, now))
                .extracting(Difference::figure, Difference::change, Difference::name)
                .containsExactlyInAnyOrder(
                        tuple(Difference.Figure.LIVE_HEAP, Difference.Change.FELL, ""),
                        tuple(Difference.Figure.PACKAGE_LIVE_HEAP, Difference.Change.FELL, "it.pool"),
                        tuple(Difference.Figure.FINDING, Difference.Change.GONE, "pool"));
    }

    @Test
    void tellsOfPackagesThatCameOrWentWithMuchOnTheHeap() {
        ModuleFigures before = investigated(60, Map.of("it.pool", 31L, "it.small", 0L), Map.of());
        ModuleFigures now = investigated(60, Map.of("it.trees", 12L, "it.little", 1L), Map.of());
        assertThat(BaselineComparison.of("m", before, now))
                .extracting(Difference::figure, Difference::change, Difference::name)
                .containsExactlyInAnyOrder(
                        tuple(Difference.Figure.PACKAGE_LIVE_HEAP, Difference.Change.GONE, "it.pool"),
                        tuple(Difference.Figure.PACKAGE_LIVE_HEAP, Difference.Change.NEW, "it.trees"));
    }

    @Test
    void anInvestigationThatFoundNothingOfACauseSawItKeepNothing() {
        ModuleFigures leaking = investigated(60, Map.of("it.pool", 31L), Map.of("pool", 30L));
        ModuleFigures mended = investigated(30, Map.of("it.pool", 1L), Map.of("cache", 12L));
        ModuleFigures both = BaselineRuns.add(
                        new Baseline("box", List.of(), List.of("i1"), Map.of("m", leaking)),
                        new Baseline("box", List.of(), List.of("i2"), Map.of("m", mended)))
                .modules()
                .values()
                .iterator()
                .next();
        assertThat(both.findings())
                .containsEntry("pool", new FindingFigures(List.of(30 * MIB, 0L), List.of("it.pool")))
                .containsEntry("cache", new FindingFigures(List.of(0L, 12 * MIB), List.of("it.cache")));
    }

    @Test
    void keepsTheLastTenRuns() {
        ModuleFigures one = plain(Metric.RSS, List.of(1L), Map.of());
        Baseline all = new Baseline("box", List.of("r0"), List.of(), Map.of("m", one));
        for (int run = 1; run <= 12; run++) {
            all = BaselineRuns.add(
                    all,
                    new Baseline(
                            "box",
                            List.of("r" + run),
                            List.of(),
                            Map.of("m", plain(Metric.RSS, List.of(1L + run), Map.of()))));
        }
        assertThat(all.runs()).hasSize(10).startsWith("r3").endsWith("r12");
        assertThat(all.modules().values().iterator().next().peaks())
                .containsExactly(4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L);
    }

    private static ClassFigures raised(long... mebibytes) {
        List<Long> figures =
                Arrays.stream(mebibytes).map(one -> one * MIB).boxed().toList();
        return new ClassFigures(figures, List.of());
    }

    private static ModuleFigures plain(Metric metric, List<Long> peaks, Map<String, ClassFigures> classes) {
        return new ModuleFigures(Optional.of(metric), peaks, classes, List.of(), Map.of(), Map.of());
    }

    private static ModuleFigures investigated(long live, Map<String, Long> packages, Map<String, Long> findings) {
        Map<String, PackageFigures> heap = new HashMap<>();
        packages.forEach((name, mebibytes) -> heap.put(name, new PackageFigures(List.of(mebibytes * MIB), List.of())));
        Map<String, FindingFigures> found = new HashMap<>();
        findings.forEach((name, mebibytes) ->
                found.put(name, new FindingFigures(List.of(mebibytes * MIB), List.of("it." + name))));
        return new ModuleFigures(Optional.empty(), List.of(), Map.of(), List.of(live * MIB), heap, found);
    }
}
