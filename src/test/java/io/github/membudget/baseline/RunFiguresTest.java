package io.github.membudget.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Baseline.ClassFigures;
import io.github.membudget.model.Baseline.ModuleFigures;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.Finding;
import io.github.membudget.model.InFork;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.SnapshotPlace;
import io.github.membudget.model.TestFacts;
import io.github.membudget.report.Samples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunFiguresTest {
    @Test
    void callFindingsWhatTheyAreCalledInTheNextRunToo() {
        assertThat(name("static-cache", Optional.of("static field acme.Cache.ALL")))
                .isEqualTo("static-cache: static field acme.Cache.ALL");
        assertThat(name("soft-references", Optional.empty())).isEqualTo("soft-references");
    }

    @Test
    void knowThePackageOfWhatALookSpeaksFor() {
        assertThat(SnapshotPlace.packageOf("acme.shop.OneTest")).isEqualTo("acme.shop");
        assertThat(SnapshotPlace.packageOf("OneTest")).isEqualTo("(default package)");
    }

    @Test
    void keepTheTimeOfEachClassByItsTestsWhereNoForkNotedIt() {
        ModuleResult result = Samples.module("it:shop", "shop", "a", Optional.empty(), 300);
        ModuleFigures figures = RunFigures.of(result, Optional.empty()).orElseThrow();
        assertThat(figures.millis()).containsExactly(result.facts().durationMillis());
        TestFacts test = result.facts().tests().get(0);
        assertThat(figures.classes())
                .containsOnly(Map.entry(
                        test.id().className(),
                        new ClassFigures(
                                List.of(),
                                List.of(),
                                List.of(test.peakRss().orElseThrow().value()),
                                List.of(test.durationMillis()))));
    }

    @Test
    void keepTheTimeOfAClassThatItsForkNoted() {
        ModuleResult result = Samples.module("it:shop", "shop", "a", Optional.empty(), 300);
        InFork seen = new InFork(0, 1, false, true, new long[InFork.figures()])
                .with(mebibytes(100), mebibytes(110), mebibytes(150));
        ClassFacts noted = new ClassFacts("it.ATest", 4711, 900, 1234, List.of(), seen, List.of());
        ModuleFigures figures = RunFigures.of(result.withClasses(List.of(noted)), Optional.empty())
                .orElseThrow();
        assertThat(figures.classes().get("it.ATest"))
                .isEqualTo(
                        new ClassFigures(List.of(50L << 20), List.of(10L << 20), List.of(150L << 20), List.of(1234L)));
    }

    private static Optional<Bytes> mebibytes(long size) {
        return Optional.of(Bytes.ofMebibytes(size));
    }

    private static String name(String id, Optional<String> holder) {
        return RunFigures.name(new Finding(
                id,
                "leak",
                Finding.Severity.LOW,
                holder,
                "It keeps",
                "It keeps 30 MiB",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                "",
                Optional.empty()));
    }
}
