package io.github.membudget.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.membudget.model.Baseline;
import io.github.membudget.model.Baseline.ClassFigures;
import io.github.membudget.model.Baseline.FindingFigures;
import io.github.membudget.model.Baseline.HeapFigures;
import io.github.membudget.model.Baseline.ModuleFigures;
import io.github.membudget.model.Baseline.PackageFigures;
import io.github.membudget.model.Comparison;
import io.github.membudget.model.Comparison.Saving;
import io.github.membudget.model.Difference;
import io.github.membudget.model.Difference.Change;
import io.github.membudget.model.Difference.Figure;
import io.github.membudget.model.Difference.Spread;
import io.github.membudget.model.Metric;
import io.github.membudget.report.console.ComparisonLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineJsonTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path directory;

    @Test
    void isSortedWithALineForEachFigure() throws IOException {
        Path file = directory.resolve("baseline.json");
        BaselineJson.write(baseline(), file);
        assertThat(Files.readString(file)).isEqualTo("""
                {
                  "format": "membudget-baseline/1",
                  "unit": "MiB",
                  "machine": "Linux, 2 CPUs, 8 GiB, Java 17",
                  "runs": [
                    "2026-11-24T00:00:00Z",
                    "2026-11-24T00:01:00Z"
                  ],
                  "investigations": [
                    "2026-11-24T00:02:00Z"
                  ],
                  "modules": {
                    "g:a default-test a": {
                      "metric": "rss",
                      "peak": [100.0,100.1],
                      "millis": [1500,1400],
                      "classes": {
                        "it.ATest": {"raised":[3.0,4.0],"kept":[-1.0,0.0],"peak":[80.0,81.0],"millis":[12,3400]},
                        "it.BTest": {"raised":[1.0],"kept":[1.0]}
                      },
                      "liveHeap": [20.0],
                      "packages": {
                        "it": {"liveHeap":[19.0],"besideHeap":[-1.0]}
                      },
                      "findings": {
                        "left": {"in":[]},
                        "static-field: static field A.B": {"keeps":[18.0],"in":["it"]}
                      }
                    }
                  }
                }
                """);
        Baseline read = BaselineJson.read(file);
        assertThat(only(read).findings()).isEqualTo(only(baseline()).findings());
        assertThat(only(read).packages()).isEqualTo(only(baseline()).packages());
        assertThat(only(read).classes()).isEqualTo(only(baseline()).classes());
        assertThat(only(read).millis()).containsExactly(1500L, 1400L);
        assertThat(read.runs()).isEqualTo(baseline().runs());
        // Rounded up: no run is over its own figure.
        assertThat(only(read).peaks().get(1)).isGreaterThan(100 * MIB + 1);
    }

    @Test
    void refusesWhatIsNoBaseline() throws IOException {
        refuses("<<<<<<< HEAD", "it is no JSON that can be read (line 1 column 10)");
        refuses("{}", "it is no baseline of the format membudget-baseline/1");
        refuses("[]", "it is no baseline of the format membudget-baseline/1");
        refuses("{\"format\": \"membudget-baseline/2\"}", "it is no baseline of the format membudget-baseline/1");
        refuses(
                "{\"format\": \"membudget-baseline/1\"}",
                "it lacks what a baseline has, or has something else there: machine");
        refuses(
                "{\"format\": \"membudget-baseline/1\", \"machine\": \"\", \"runs\": [], \"investigations\": [],"
                        + " \"modules\": {\"m\": {\"peak\": [\"much\"]}}}",
                "it lacks what a baseline has, or has something else there: modules > m > peak");
    }

    @Test
    void saysNothingWhereNothingDiffers() {
        assertThat(ComparisonLines.of(new Comparison(3, true, "box", List.of(), List.of())))
                .isEmpty();
    }

    @Test
    void saysWhatDiffersForModulesClassesAndFindings() {
        Optional<Spread> before = Optional.of(new Spread(3, 100 * MIB, 95 * MIB, 105 * MIB));
        Comparison comparison = new Comparison(
                3,
                true,
                "box",
                List.of(
                        new Difference(Figure.PEAK, Change.GREW, "g:a test a", "", before, OptionalLong.of(140 * MIB)),
                        new Difference(
                                Figure.CLASS_RAISED,
                                Change.GREW,
                                "g:a test a",
                                "it.A\u001b[31mTest",
                                before,
                                OptionalLong.of(130 * MIB)),
                        new Difference(
                                Figure.CLASS, Change.NEW, "g:a test a", "it.New", Optional.empty(), OptionalLong.of(1)),
                        new Difference(
                                Figure.MODULE, Change.GONE, "g:a test b", "", Optional.empty(), OptionalLong.empty())),
                List.of(
                        new Saving(
                                "g:a test a",
                                List.of("pool\u001b[31m"),
                                List.of("it.pool"),
                                List.of("cache"),
                                30 * MIB,
                                29 * MIB,
                                OptionalLong.of(2 * MIB)),
                        new Saving(
                                "g:a test a",
                                List.of("pool\u001b[31m"),
                                List.of(),
                                List.of(),
                                30 * MIB,
                                -MIB,
                                OptionalLong.empty())));
        assertThat(ComparisonLines.of(comparison))
                .containsExactly(
                        "membudget: changes beyond noise since the baseline of 3 investigations:",
                        "  a test a: peak 140 MiB, +40 MiB (baseline 100 MiB of 3 runs, noise 95 MiB to 105 MiB)",
                        "    it.A?[31mTest: raised 130 MiB, +30 MiB (baseline 100 MiB of 3 runs, noise 95 MiB to 105 MiB)",
                        "    new: it.New",
                        "    pool?[31m was to save 30 MiB; measured in the classes of it.pool: 29 MiB less live heap, 2 MiB less beside"
                                + " it (where some MiB are noise); cache came or grew there meanwhile",
                        "    the finding that is gone or smaller was to save 30 MiB; measured, whatever else changed: 1 MiB more live heap",
                        "  a test b: gone");
    }

    private void refuses(String text, String message) throws IOException {
        Path file = directory.resolve("wrong.json");
        Files.writeString(file, text);
        assertThatThrownBy(() -> BaselineJson.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(message);
    }

    private static ModuleFigures only(Baseline baseline) {
        return baseline.modules().values().iterator().next();
    }

    private static Baseline baseline() {
        return new Baseline(
                "Linux, 2 CPUs, 8 GiB, Java 17",
                List.of("2026-11-24T00:00:00Z", "2026-11-24T00:01:00Z"),
                List.of("2026-11-24T00:02:00Z"),
                Map.of(
                        "g:a default-test a",
                        new ModuleFigures(
                                Optional.of(Metric.RSS),
                                List.of(100 * MIB, 100 * MIB + 1),
                                Map.of(
                                        "it.BTest",
                                        new ClassFigures(List.of(MIB), List.of(MIB)),
                                        "it.ATest",
                                        new ClassFigures(
                                                List.of(3 * MIB, 4 * MIB),
                                                List.of(-MIB, 0L),
                                                List.of(80 * MIB, 81 * MIB),
                                                List.of(12L, 3400L))),
                                List.of(20 * MIB),
                                Map.of("it", new PackageFigures(List.of(19 * MIB), List.of(-MIB))),
                                Map.of(
                                        "static-field: static field A.B",
                                        new FindingFigures(List.of(18 * MIB), List.of("it")),
                                        "left",
                                        new FindingFigures(List.of(), List.of())),
                                HeapFigures.NONE,
                                List.of(1500L, 1400L))));
    }
}
