package io.github.membudget.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.baseline.BaselineJson;
import io.github.membudget.model.Baseline;
import io.github.membudget.model.Baseline.HeapFigures;
import io.github.membudget.model.Baseline.ModuleFigures;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.HeapBasis;
import io.github.membudget.model.HeapUse;
import io.github.membudget.model.Metric;
import io.github.membudget.model.Reservation.Basis;
import io.github.membudget.run.KnownHeaps.Known;
import io.github.membudget.schedule.ExpectedMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownHeapsTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path directory;

    private final KnownHeaps heaps = new KnownHeaps();

    private Optional<Known> find(String module) {
        return heaps.find("it:shop", "default-test", module, directory);
    }

    private void report() throws IOException {
        Files.writeString(directory.resolve("report.json"), """
                {"format": "membudget-report/1", "modules": [{"project": "it:shop", "execution": "default-test", "name": "shop",
                 "heapUse": {"measuredAt": "then", "besideBytes": 1048576, "peakBytes": 2097152},
                 "reservation": {"bytes": 1, "basis": "ceiling", "waitedMillis": 0, "nextBytes": 3145728}, "testCases": [{"fork": 1}]}]}""");
    }

    /** As it is after its way through the file. */
    private Baseline baseline(HeapFigures figures) throws IOException {
        Path file = directory.resolve("baseline.json");
        BaselineJson.write(
                new Baseline(
                        "this one",
                        List.of("first", "second"),
                        List.of(),
                        Map.of(
                                "it:shop default-test shop",
                                new ModuleFigures(
                                        Optional.of(Metric.RSS),
                                        List.of(140 * MIB, 150 * MIB),
                                        Map.of(),
                                        List.of(),
                                        Map.of(),
                                        Map.of(),
                                        figures,
                                        List.of()))),
                file);
        return BaselineJson.read(file);
    }

    @Test
    void withoutARunNothingIsKnown() {
        assertThat(find("shop")).isEmpty();
    }

    @Test
    void theLastRunIsReadOnceBeforeThisOneReplacesIt() throws IOException {
        report();
        Known known = find("shop").orElseThrow();
        assertThat(known.basis()).isEqualTo(HeapBasis.LAST_RUN);
        assertThat(known.use().beside()).isEqualTo(Bytes.ofMebibytes(1));
        assertThat(find("other")).isEmpty();
        Files.delete(directory.resolve("report.json"));
        assertThat(find("shop")).contains(known);
    }

    @Test
    void whatClassesRaisedIsTheLeastThatTheBaselineKnows() throws IOException {
        Files.writeString(directory.resolve("report.json"), """
                {"format": "membudget-report/1", "modules": [{"project": "it:shop", "execution": "default-test", "name": "shop",
                 "classes": [{"class": "A", "pid": 1, "peakGrowthBytes": 9}, {"class": "B", "pid": 1, "peakGrowthBytes": 5},
                  {"class": "C", "pid": 1, "peakGrowthBytes": 6}]}]}""");
        assertThat(find("shop")).isEmpty();
        assertThat(raised()).isEqualTo(Map.of("B", new Bytes(5), "C", new Bytes(6)));

        heaps.of(new Baseline(
                "this one",
                List.of("first", "second"),
                List.of(),
                Map.of(
                        "it:shop default-test shop",
                        new ModuleFigures(
                                Optional.of(Metric.RSS),
                                List.of(140 * MIB, 150 * MIB),
                                Map.of(
                                        "B",
                                        new Baseline.ClassFigures(List.of(), List.of()),
                                        "C",
                                        new Baseline.ClassFigures(List.of(8L, 7L), List.of(0L, 0L))),
                                List.of(),
                                Map.of(),
                                Map.of()))));
        assertThat(raised()).isEqualTo(Map.of("B", new Bytes(5), "C", new Bytes(7)));
    }

    @Test
    void aModulesTimeIsTheLongestThatTheBaselineKnowsElseThatOfTheLastRun() throws IOException {
        Files.writeString(directory.resolve("report.json"), """
                {"format": "membudget-report/1", "modules": [{"project": "it:shop", "execution": "default-test", "name": "shop",
                 "durationMillis": 900}]}""");
        assertThat(heaps.millis("it:shop", "default-test", "shop", directory)).hasValue(900);
        assertThat(heaps.millis("it:shop", "default-test", "other", directory)).isEmpty();

        heaps.of(new Baseline(
                "this one",
                List.of("first", "second"),
                List.of(),
                Map.of(
                        "it:shop default-test shop",
                        new ModuleFigures(
                                Optional.empty(),
                                List.of(),
                                Map.of(),
                                List.of(),
                                Map.of(),
                                Map.of(),
                                HeapFigures.NONE,
                                List.of(500L, 700L)))));
        assertThat(heaps.millis("it:shop", "default-test", "shop", directory)).hasValue(700);
    }

    private Map<String, Bytes> raised() {
        return heaps.raised("it:shop", "default-test", "shop", directory);
    }

    @Test
    void whatIsToBeKeptFreeIsWhatTheBaselineOrElseTheLastRunTook() throws IOException {
        assertThat(need()).isEmpty();
        KnownHeaps second = new KnownHeaps();
        report();
        assertThat(second.need("it:shop", "default-test", "shop", directory))
                .contains(new ExpectedMemory(Bytes.ofMebibytes(3), Basis.LAST_RUN));
        second.of(baseline(HeapFigures.NONE));
        assertThat(second.need("it:shop", "default-test", "shop", directory))
                .contains(new ExpectedMemory(Bytes.ofMebibytes(165), Basis.BASELINE));
    }

    private Optional<ExpectedMemory> need() {
        return heaps.need("it:shop", "default-test", "shop", directory);
    }

    @Test
    void theBaselineGoesFirstWithTheHighestOfItsRuns() throws IOException {
        report();
        heaps.of(
                baseline(new HeapFigures(List.of(60 * MIB, 50 * MIB), List.of(20 * MIB, 30 * MIB), List.of(96 * MIB))));
        assertThat(find("shop"))
                .contains(new Known(
                        HeapBasis.BASELINE,
                        new HeapUse(
                                "first second",
                                Bytes.ofMebibytes(60),
                                Optional.of(Bytes.ofMebibytes(30)),
                                Optional.empty(),
                                Bytes.ofMebibytes(150))));
    }

    @Test
    void aBaselineThatDoesNotTellLeavesItToTheLastRun() throws IOException {
        report();
        heaps.of(baseline(HeapFigures.NONE));
        assertThat(find("shop").map(Known::basis)).contains(HeapBasis.LAST_RUN);
    }
}
