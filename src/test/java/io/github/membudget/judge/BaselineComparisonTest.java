package io.github.membudget.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.membudget.model.Baseline;
import io.github.membudget.model.Baseline.ClassFigures;
import io.github.membudget.model.Baseline.ModuleFigures;
import io.github.membudget.model.Comparison.Saving;
import io.github.membudget.model.Difference;
import io.github.membudget.model.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
    void doesNotCompareFiguresOfTwoMetrics() {
        ModuleFigures before = plain(Metric.RSS, List.of(100 * MIB), Map.of());
        ModuleFigures now = plain(Metric.PSS, List.of(300 * MIB), Map.of());
        assertThat(BaselineComparison.of("m", before, now)).isEmpty();
        assertThat(BaselineComparison.peak(before, now)).isEmpty();
    }

    @Test
    void setsWhatWasPredictedBesideWhatIsMeasured() {
        ModuleFigures before = investigated(60, Map.of("pool", List.of(30 * MIB), "cache", List.of(12 * MIB)));
        ModuleFigures now = investigated(32, Map.of("cache", List.of(12 * MIB)));
        assertThat(BaselineComparison.saving("m", before, now))
                .contains(new Saving("m", List.of("pool"), 30 * MIB, 28 * MIB));
        assertThat(BaselineComparison.of("m", before, now))
                .extracting(Difference::figure, Difference::change)
                .containsExactlyInAnyOrder(
                        tuple(Difference.Figure.LIVE_HEAP, Difference.Change.FELL),
                        tuple(Difference.Figure.FINDING, Difference.Change.GONE));
        assertThat(BaselineComparison.saving("m", before, before)).isEmpty();
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
        return new ModuleFigures(Optional.of(metric), peaks, classes, List.of(), Map.of());
    }

    private static ModuleFigures investigated(long live, Map<String, List<Long>> findings) {
        return new ModuleFigures(Optional.empty(), List.of(), Map.of(), List.of(live * MIB), findings);
    }
}
