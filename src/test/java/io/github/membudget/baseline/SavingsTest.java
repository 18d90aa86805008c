package io.github.membudget.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.membudget.model.Baseline.FindingFigures;
import io.github.membudget.model.Baseline.ModuleFigures;
import io.github.membudget.model.Baseline.PackageFigures;
import io.github.membudget.model.Comparison.Saving;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SavingsTest {
    private static final long MIB = 1 << 20;

    private final ModuleFigures before = figures(
            100,
            Map.of("it.trees", kept(61, 2), "it.pool", kept(26, 9), "it.work", kept(5, 1)),
            Map.of(
                    "trees", found(60, "it.trees"),
                    "pool", found(33, "it.pool"),
                    "connections", new FindingFigures(List.of(), List.of("it.pool", "it.work")),
                    "session", found(5, "it.work")));

    @Test
    void standBesideEachFindingWhereItAloneCameInItsPackage() {
        ModuleFigures now = figures(
                14,
                Map.of("it.trees", kept(1, 1), "it.pool", kept(1, 3), "it.work", kept(5, 1)),
                Map.of("session", found(5, "it.work")));
        assertThat(Savings.of("m", before, now))
                .containsExactly(
                        saving(List.of("trees"), List.of("it.trees"), 60, 60, 1),
                        saving(List.of("pool"), List.of("it.pool"), 33, 25, 6),
                        saving(List.of("pool", "trees"), List.of(), 93, 86, 7));
    }

    @Test
    void areOneForFindingsOfTheSamePackage() {
        ModuleFigures both = figures(
                100,
                before.packages(),
                Map.of("pool", found(33, "it.pool", "it.work"), "both", found(4, "it.pool", "it.work")));
        ModuleFigures now = figures(70, Map.of("it.pool", kept(1, 3), "it.work", kept(2, 1)), Map.of());
        assertThat(Savings.of("m", both, now))
                .first()
                .isEqualTo(saving(List.of("both", "pool"), List.of("it.pool", "it.work"), 37, 28, 6));
    }

    @Test
    void areMeasuredWhereAFindingOfSeveralPackagesIsAloneIfMostCameThere() {
        ModuleFigures both = figures(
                100,
                before.packages(),
                Map.of("pool", found(33, "it.pool"), "connections", found(4, "it.work", "it.pool")));
        ModuleFigures now = figures(70, Map.of("it.pool", kept(1, 3), "it.work", kept(2, 1)), Map.of());
        assertThat(Savings.of("m", both, now))
                .startsWith(
                        saving(List.of("pool"), List.of("it.pool"), 33, 25, 6),
                        saving(List.of("connections"), List.of("it.work"), 4, 3, 0));
    }

    @Test
    void countWhatIsStillSeenAndKeepsNothingThatCanBeMeasured() {
        ModuleFigures now = figures(
                70,
                Map.of("it.trees", kept(61, 2), "it.pool", kept(1, 3), "it.work", kept(5, 1)),
                Map.of(
                        "trees",
                        found(60, "it.trees"),
                        "connections",
                        new FindingFigures(List.of(), List.of("it.pool")),
                        "pool",
                        new FindingFigures(List.of(), List.of("it.pool")),
                        "session",
                        found(5, "it.work")));
        assertThat(Savings.of("m", before, now)).extracting(Saving::findings).containsOnly(List.of("pool"));
    }

    @Test
    void countWhatIsLeftOfThoseThatAreSmaller() {
        ModuleFigures now = figures(
                70,
                Map.of("it.trees", kept(31, 2), "it.pool", kept(26, 9), "it.work", kept(5, 1)),
                Map.of(
                        "trees", found(30, "it.trees"),
                        "pool", found(33, "it.pool"),
                        "session", found(5, "it.work")));
        assertThat(Savings.of("m", before, now))
                .containsExactly(
                        saving(List.of("trees"), List.of("it.trees"), 30, 30, 0),
                        saving(List.of("trees"), List.of(), 30, 30, 0));
    }

    @Test
    void sayNothingOfAPackageThatDidNotRun() {
        ModuleFigures now = figures(70, Map.of("it.work", kept(2, 1)), Map.of());
        assertThat(Savings.of("m", before, now))
                .extracting(Saving::packages)
                .containsExactly(List.of("it.work"), List.of());
    }

    @Test
    void sayNothingOfAPackageWhoseHeapTheBaselineDoesNotKnow() {
        ModuleFigures edited = figures(
                100,
                Map.of("it.trees", new PackageFigures(List.of(), List.of())),
                Map.of("trees", found(60, "it.trees")));
        ModuleFigures now = figures(40, Map.of("it.trees", kept(1, 1)), Map.of());
        assertThat(Savings.of("m", edited, now)).extracting(Saving::packages).containsExactly(List.of());
    }

    @Test
    void nameWhatCameInTheSamePackagesAndHidesThem() {
        ModuleFigures now = figures(
                70,
                Map.of("it.trees", kept(41, 2), "it.pool", kept(26, 9), "it.work", kept(5, 1)),
                Map.of(
                        "cache", found(40, "it.trees"),
                        "small", new FindingFigures(List.of(), List.of("it.trees")),
                        "elsewhere", found(3, "it.work"),
                        "pool", found(33, "it.pool"),
                        "session", found(5, "it.work")));
        assertThat(Savings.of("m", before, now))
                .extracting(Saving::findings, Saving::came)
                .containsExactly(
                        tuple(List.of("trees"), List.of("cache")),
                        tuple(List.of("trees"), List.of("cache", "elsewhere")));
    }

    @Test
    void areNoneWhereNothingIsGone() {
        assertThat(Savings.of("m", before, before)).isEmpty();
    }

    private static Saving saving(List<String> findings, List<String> packages, long predicted, long heap, long beside) {
        return new Saving(
                "m", findings, packages, List.of(), predicted * MIB, heap * MIB, OptionalLong.of(beside * MIB));
    }

    private static PackageFigures kept(long heap, long beside) {
        return new PackageFigures(List.of(heap * MIB), List.of(beside * MIB));
    }

    private static FindingFigures found(long keeps, String... packages) {
        return new FindingFigures(List.of(keeps * MIB), List.of(packages));
    }

    private static ModuleFigures figures(
            long live, Map<String, PackageFigures> packages, Map<String, FindingFigures> findings) {
        return new ModuleFigures(Optional.empty(), List.of(), Map.of(), List.of(live * MIB), packages, findings);
    }
}
