package io.github.membudget.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.HeapBasis;
import io.github.membudget.model.HeapUse;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Reservation;
import io.github.membudget.report.ReportSchema;
import io.github.membudget.report.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastReportTest {
    private static final HeapUse USE = new HeapUse(
            "2026-01-01T00:00:00Z",
            Bytes.ofMebibytes(60),
            Optional.empty(),
            Optional.of(Bytes.ofMebibytes(96)),
            Bytes.ofMebibytes(140));

    @TempDir
    Path directory;

    private Path written() throws IOException {
        ModuleResult module =
                reserved(Samples.module("it:shop", "shop", "one", Optional.of(Bytes.ofMebibytes(200)), 140));
        Path file = directory.resolve("report.json");
        ReportJson.write(
                Samples.report(
                        Samples.with(
                                        module,
                                        module.facts()
                                                .with(
                                                        Optional.empty(),
                                                        Optional.of(HeapBasis.LAST_RUN),
                                                        Optional.of(USE)))
                                .withNeed(Optional.of(Bytes.ofMebibytes(154))),
                        Samples.module("it:shop", "other", "one", Optional.empty(), 100)),
                file);
        return file;
    }

    private static ModuleResult reserved(ModuleResult module) {
        return new ModuleResult(
                module.project(),
                module.execution(),
                module.name(),
                module.verdict(),
                module.onBreach(),
                module.metric(),
                module.ceiling(),
                module.heap(),
                new ModuleResult.Holding(
                        "watchdog",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Reservation(Bytes.ofMebibytes(200), Reservation.Basis.CEILING, 0))),
                module.outcome(),
                module.exitCode(),
                module.tests(),
                module.facts(),
                module.growth(),
                module.left(),
                module.blackBox(),
                module.breaches(),
                module.leaks(),
                module.earlier(),
                module.partOf());
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        Path file = written();
        assertThat(ReportSchema.errors(Files.readString(file))).isEmpty();
        assertThat(Files.readString(file)).contains("\"heapBasis\": \"last-run\"");
        Map<String, LastReport.Known> modules = LastReport.modules(directory);
        assertThat(modules).containsOnlyKeys("it:shop default-test shop", "it:shop default-test other");
        assertThat(modules.get("it:shop default-test shop"))
                .isEqualTo(new LastReport.Known(
                        Optional.of(USE), Optional.of(Bytes.ofMebibytes(154)), Map.of(), millis(modules, "other")));
        assertThat(millis(modules, "shop")).isPresent();
    }

    private static OptionalLong millis(Map<String, LastReport.Known> modules, String name) {
        return modules.getOrDefault("it:shop default-test " + name, LastReport.Known.NOTHING)
                .millis();
    }

    /** The first class of a fork has what the JVM takes at its beginning. */
    @Test
    void whatClassesRaisedIsReadButForTheFirstOfAFork() throws IOException {
        Files.writeString(directory.resolve("report.json"), """
                {"format": "membudget-report/1", "modules": [{"project": "it:shop", "execution": "default-test", "name": "shop",
                 "classes": [{"class": "A", "pid": 1, "peakGrowthBytes": 90, "left": []}, {"class": "B", "pid": 1, "peakGrowthBytes": 10},
                  {"class": "C", "pid": 2, "peakGrowthBytes": 80}, {"class": "D", "pid": 1}, {"class": "E", "pid": 2, "peakGrowthBytes": 20}]}]}""");
        assertThat(LastReport.modules(directory))
                .containsEntry(
                        "it:shop default-test shop",
                        new LastReport.Known(
                                Optional.empty(),
                                Optional.empty(),
                                Map.of("B", new Bytes(10), "E", new Bytes(20)),
                                OptionalLong.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"format\": \"membudget-report/9\", \"modules\": [{\"heapUse\": {\"besideBytes\": 1, \"peakBytes\": 1}}]}",
                "{\"modules\": [{\"heapUse\": {\"besideBytes\": 1, \"peakBytes\": 1}}]}",
                "{\"format\": \"membudget-report/1\", \"modules\": [{\"heapUse\": {\"besideBytes\": -1, \"peakBytes\": 1}}]}",
                "{\"format\": \"membudget-report/1\", \"modules\": [{\"heapUse\": {\"besideBytes\": 1e99, \"peakBytes\": 1}}]}",
                "{\"format\": \"membudget-report/1\", \"modules\": [{\"heapUse\": {\"besideBytes\": 1}}]}",
                "{\"format\": \"membudget-report/1\", \"modules\": {}}",
            })
    void ofWhatIsNoReportNothingIsKnown(String text) throws IOException {
        Files.writeString(directory.resolve("report.json"), text);
        assertThat(LastReport.modules(directory)).isEmpty();
    }

    @Test
    void noLinkIsFollowed() throws IOException {
        Path file = written();
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Files.createSymbolicLink(elsewhere.resolve("report.json"), file);
        assertThat(LastReport.modules(elsewhere)).isEmpty();
        assertThat(LastReport.modules(Files.createSymbolicLink(directory.resolve("link"), directory)))
                .isEmpty();
        assertThat(LastReport.modules(directory.resolve("nowhere"))).isEmpty();
    }
}
