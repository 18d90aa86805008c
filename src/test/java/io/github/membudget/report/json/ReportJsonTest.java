package io.github.membudget.report.json;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Comparison;
import io.github.membudget.model.Difference;
import io.github.membudget.model.Investigated;
import io.github.membudget.model.Isolated;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.MemoryAtEnd;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Report;
import io.github.membudget.report.ReportSchema;
import io.github.membudget.report.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportJsonTest {
    private static final Optional<Bytes> CEILING = Optional.of(Bytes.ofMebibytes(768));

    @TempDir
    private Path directory;

    @Test
    void isValidByTheSchemaThatShips() throws IOException {
        String json = json(Samples.report(
                Samples.module("g:a", "a", "one", CEILING, 812),
                Samples.module("g:b", "b", "two", Optional.empty(), 300)));
        assertThat(ReportSchema.errors(json)).isEmpty();
        assertThat(json).contains("\"overBytes\": " + (44L << 20));
    }

    /** Then its file is copied, not written again. */
    @Test
    void saysTheSameAsAnotherOfTheSameModulesAlone() {
        ModuleResult module = Samples.module("g:a", "a", "one", CEILING, 812);
        Report report = Samples.report(module);
        assertThat(report.saysTheSameAs(Samples.report(module))).isTrue();
        assertThat(report.saysTheSameAs(Samples.report(module, Samples.module("g:b", "b", "two", CEILING, 812))))
                .isFalse();
        assertThat(report.saysTheSameAs(Samples.report(Samples.module("g:a", "a", "one", CEILING, 812))))
                .as("another run of it")
                .isFalse();
        assertThat(report.saysTheSameAs(Samples.report())).isFalse();
    }

    @Test
    void tellsWhatLivedInEachForkOfAnInvestigation() throws IOException {
        LiveSet set = new LiveSet(
                4711,
                List.of(
                        look("", Bytes.ofMebibytes(8), Optional.of(Bytes.ofMebibytes(80))),
                        look("a.OneTest", Bytes.ofMebibytes(10), Optional.of(Bytes.ofMebibytes(90))),
                        look("a.TwoTest", Bytes.ofMebibytes(30), Optional.empty())),
                Optional.empty());
        Report plain = Samples.report(Samples.module("g:a", "a", "one", CEILING, 812));
        String json = json(with(
                plain,
                Optional.empty(),
                List.of(new Investigated(
                        "g:a",
                        "one",
                        List.of(set),
                        List.of(),
                        List.of(),
                        List.of(),
                        Investigated.Checked.NOTHING,
                        List.of()))));
        assertThat(ReportSchema.errors(json)).isEmpty();
        assertThat(json.replaceAll("\\s+", " "))
                .contains("\"liveSets\": [ { \"project\": \"g:a\", \"module\": \"one\", \"pid\": 4711, \"looks\": 3,"
                        + " \"first\": { \"liveBytes\": 8388608, \"besideHeapBytes\": 83886080 },"
                        + " \"last\": { \"class\": \"a.TwoTest\", \"liveBytes\": 31457280 } } ]");
        assertThat(json(plain)).doesNotContain("liveSets");
    }

    @Test
    void tellsWhereTheMemoryOfEachForkWas() throws IOException {
        LiveSet set = new LiveSet(4711, List.of(look("", Bytes.ofMebibytes(8), Optional.empty())), Optional.empty());
        Investigated looked = new Investigated(
                        "g:a",
                        "one",
                        List.of(set),
                        List.of(),
                        List.of(),
                        List.of(),
                        Investigated.Checked.NOTHING,
                        List.of())
                .withMemory(List.of(new MemoryAtEnd(
                        4711,
                        new Bytes(100),
                        List.of(
                                new MemoryAtEnd.Part(MemoryAtEnd.Kind.HEAP_LIVE, new Bytes(60)),
                                new MemoryAtEnd.Part(MemoryAtEnd.Kind.FREED_BY_MALLOC, new Bytes(40))))));
        String json = json(with(
                Samples.report(Samples.module("g:a", "a", "one", CEILING, 812)), Optional.empty(), List.of(looked)));
        assertThat(ReportSchema.errors(json)).isEmpty();
        assertThat(json.replaceAll("\\s+", " "))
                .contains(
                        "\"memoryAtEnd\": { \"rssBytes\": 100, \"parts\": [ { \"kind\": \"heap-live\", \"bytes\": 60 },"
                                + " { \"kind\": \"freed-by-malloc\", \"bytes\": 40 } ] }");
    }

    @Test
    void tellsWhatRunsWithoutClassesShowed() throws IOException {
        Isolated isolated = new Isolated(
                Optional.of("a.TwoTest"),
                List.of(
                        new Isolated.Trial(
                                Isolated.TrialKind.WITHOUT,
                                "a.OneTest",
                                Isolated.TrialRole.CULPRIT,
                                Optional.of(new Isolated.Compared(
                                        Isolated.ComparedFigure.LIVE_HEAP,
                                        Bytes.ofMebibytes(30),
                                        Bytes.ofMebibytes(10))),
                                Optional.empty()),
                        new Isolated.Trial(
                                Isolated.TrialKind.ALONE,
                                "a.TwoTest",
                                Isolated.TrialRole.INCONCLUSIVE,
                                Optional.empty(),
                                Optional.of("its JVM did not run to its end"))),
                List.of("more"));
        Report plain = Samples.report(Samples.module("g:a", "a", "one", CEILING, 812));
        Investigated looked = new Investigated(
                        "g:a",
                        "one",
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Investigated.Checked.NOTHING,
                        List.of())
                .with(isolated);
        String json = json(with(plain, Optional.empty(), List.of(looked)));
        assertThat(ReportSchema.errors(json)).isEmpty();
        assertThat(json.replaceAll("\\s+", " "))
                .contains(
                        "\"isolations\": [ { \"project\": \"g:a\", \"module\": \"one\", \"peakingClass\": \"a.TwoTest\","
                                + " \"runs\": [ { \"kind\": \"without\", \"class\": \"a.OneTest\", \"role\": \"culprit\","
                                + " \"figure\": \"live-heap\", \"allBytes\": 31457280, \"triedBytes\": 10485760 },"
                                + " { \"kind\": \"alone\", \"class\": \"a.TwoTest\", \"role\": \"inconclusive\","
                                + " \"doubt\": \"its JVM did not run to its end\" } ], \"notTried\": [ \"more\" ] } ]");
        assertThat(json(plain)).doesNotContain("isolations");
    }

    @Test
    void hasWhatDiffersFromTheBaseline() throws IOException {
        Report plain = Samples.report(Samples.module("g:a", "a", "one", CEILING, 300));
        Comparison comparison = new Comparison(
                3,
                false,
                "box",
                List.of(
                        new Difference(
                                Difference.Figure.CLASS_KEPT,
                                Difference.Change.FELL,
                                "g:a default-test a",
                                "it.ATest",
                                Optional.of(new Difference.Spread(3, 5, -1, 9)),
                                OptionalLong.of(-7)),
                        new Difference(
                                Difference.Figure.MODULE,
                                Difference.Change.GONE,
                                "g:a default-test b",
                                "",
                                Optional.empty(),
                                OptionalLong.empty())),
                List.of(new Comparison.Saving(
                        "g:a default-test a",
                        List.of("pool"),
                        List.of("it"),
                        List.of("cache"),
                        30,
                        -2,
                        OptionalLong.of(5))));
        String json = json(with(plain, Optional.of(comparison), List.of()));
        assertThat(ReportSchema.errors(json)).isEmpty();
        assertThat(json)
                .contains("\"figure\": \"class-kept\"")
                .contains("\"measuredBytes\": -2", "\"measuredBesideHeapBytes\": 5");
        assertThat(json).doesNotContain("\"name\": \"\"");
    }

    private static LiveSet.HeapSnapshot look(String name, Bytes live, Optional<Bytes> beside) {
        return new LiveSet.HeapSnapshot(name, List.of(), live, beside, Map.of());
    }

    @Test
    void leavesOutWhatIsNotKnown() throws IOException {
        String json = json(Samples.report(Samples.module("g:b", "b", "two", Optional.empty(), 300)));
        assertThat(json)
                .doesNotContain("ceilingBytes\": 0")
                .doesNotContain("exitCode")
                .doesNotContain("privateBytes")
                .doesNotContain("availableBytes")
                .doesNotContain(": -1,")
                .doesNotContain("null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><b>&amp;",
                "]]>",
                "\"quoted\\\" \u0000 \u001b[31m",
                "\u202egnp.exe",
                "half \ud800 a character",
                "line\nbreak\u2028separator",
                "😀"
            })
    void hostileNamesStayText(String name) throws IOException {
        String json = json(Samples.report(Samples.module("g:a", "a", name, CEILING, 812)));
        assertThat(ReportSchema.errors(json)).isEmpty();
        assertThat(method(json)).isEqualTo(name.replace('\ud800', '\ufffd').replace("\ufffd\ude00", "😀"));
    }

    @Test
    void aVeryLongNameStaysWhole() throws IOException {
        String name = "x".repeat(100_000);
        assertThat(method(json(Samples.report(Samples.module("g:a", "a", name, CEILING, 812)))))
                .isEqualTo(name);
    }

    @Test
    void replacesTheFileAndLeavesNothingElse() throws IOException {
        Path file = directory.resolve("membudget/report.json");
        ReportJson.write(Samples.report(), file);
        ReportJson.write(Samples.report(Samples.module("g:a", "a", "one", CEILING, 812)), file);
        assertThat(ReportSchema.errors(Files.readString(file))).isEmpty();
        try (Stream<Path> files = Files.list(directory.resolve("membudget"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "not everybody may make links there")
    void followsNoLinkOutOfTheBuildDirectory() throws IOException {
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Path precious = Files.writeString(outside.resolve("report.json"), "precious");
        Path linked = directory.resolve("linked");
        Files.createSymbolicLink(linked, outside);
        assertThatThrownBy(() -> ReportJson.write(Samples.report(), linked.resolve("report.json")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("symbolic link");
        Path inside = Files.createDirectory(directory.resolve("inside"));
        Files.createSymbolicLink(inside.resolve("report.json"), precious);
        assertThatThrownBy(() -> ReportJson.write(Samples.report(), inside.resolve("report.json")))
                .isInstanceOf(IOException.class);
        assertThat(precious).hasContent("precious");
    }

    private static Report with(Report plain, Optional<Comparison> comparison, List<Investigated> investigated) {
        return new Report(
                plain.pluginVersion(),
                plain.surefireVersions(),
                plain.host(),
                plain.startedAt(),
                plain.durationMillis(),
                plain.verdict(),
                plain.suite(),
                plain.modules(),
                plain.breaches(),
                plain.findings(),
                comparison,
                investigated,
                plain.shard());
    }

    @SuppressWarnings("unchecked")
    private static String method(String json) throws IOException {
        List<Map<String, Object>> modules =
                (List<Map<String, Object>>) JSON.std.mapFrom(json).get("modules");
        List<Map<String, Object>> tests =
                (List<Map<String, Object>>) requireNonNull(modules).get(0).get("testCases");
        return String.valueOf(requireNonNull(tests).get(0).get("method"));
    }

    private static String json(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportJson.write(report, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
