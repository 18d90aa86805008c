package io.github.membudget.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.judge.CompileHeavy;
import io.github.membudget.model.CpuSource;
import io.github.membudget.model.CpuUse;
import io.github.membudget.model.CpuUse.CpuPart;
import io.github.membudget.model.MeasuredModule;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.report.console.CompileHints;
import io.github.membudget.report.console.CpuWords;
import io.github.membudget.report.console.SuggestionLines;
import io.github.membudget.report.html.ReportHtml;
import io.github.membudget.report.json.ReportJson;
import io.github.membudget.report.json.ReportReader;
import io.github.membudget.suggest.MemoryNeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CpuReportedTest {
    private static final CpuUse HALF = use(35_200, kernel(18_304), kernel(2_112));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadBack(CpuSource source) throws IOException {
        CpuUse use = use(35_200, Optional.of(new CpuPart(20, source)), Optional.of(new CpuPart(0, source)));
        assertThat(written(module("a", use)).cpu()).contains(use);
    }

    @Test
    void whatIsUnknownIsLeftOut() throws IOException {
        CpuUse use = use(7, Optional.empty(), Optional.empty());
        assertThat(written(module("a", use)).cpu()).contains(use);
        assertThat(Files.readString(directory.resolve("report.json")))
                .contains("\"source\": \"kernel\"")
                .doesNotContain("compilers", "collectors");
        assertThat(written(Samples.module("g:a", "a", "one", Optional.empty(), 300))
                        .cpu())
                .isEmpty();
        assertThat(Files.readString(directory.resolve("report.json"))).doesNotContain("\"cpu\"");
    }

    @Test
    void pageAndSuggestionSayItInWords() throws IOException {
        Path page = directory.resolve("report.html");
        ReportHtml.write(Samples.report(module("a", HALF)), "g:a", Map.of(), page);
        assertThat(Files.readString(page)).contains("35.2 s: compilers 52 %, collectors 6 %");
        MeasuredModule measured = written(module("a", HALF));
        assertThat(SuggestionLines.of(List.of(MemoryNeed.of(measured).orElseThrow())))
                .contains("    CPU 35.2 s: compilers 52 %, collectors 6 %");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            COUNTER   | 1.0 s: compilers 10 %
            VM_THREAD | 1.0 s: compilers 10 % (with the rest of its VM thread)
            ELAPSED   | 1.0 s: compilers at most 10 % (by the clock)
            PAUSES    | 1.0 s: compilers about 10 % (pauses, by the clock)
            """)
    void aDoubtfulFigureSaysSo(CpuSource source, String words) {
        assertThat(CpuWords.of(use(1000, Optional.of(new CpuPart(100, source)), Optional.empty())))
                .isEqualTo(words);
    }

    @Test
    void aModuleThatCompilesMuchIsToldOnceForAllItsExecutions() {
        List<String> lines = hints(
                Set.of(),
                module("core", use(30_000, kernel(20_000), kernel(0))),
                module("core", use(11_000, kernel(3_780), kernel(0))),
                module("cpu-bound", use(90_000, kernel(30_000), kernel(0))));
        assertThat(lines)
                .containsExactly(
                        "membudget: module 'core' spent 58 % of its 41.0 s of CPU on compiling code, which is lost"
                                + " when the JVM ends. <jvm>lean</jvm> avoids most of that. To measure it: mvn membudget:suggest"
                                + " -Dmembudget.verify");
    }

    @Test
    void nobodyIsToldWhoHasChosen() {
        ModuleResult module = module("core", HALF);
        assertThat(hints(Set.of(), module)).hasSize(1);
        assertThat(hints(Set.of("core"), module)).isEmpty();
        assertThat(hints(Set.of(), Samples.died(module)))
                .as("of a part of its tests")
                .isEmpty();
    }

    @Test
    void byTheClockAThirdIsNoProof() {
        assertThat(hints(Set.of(), module("core", use(10_000, clock(6_000), kernel(0)))))
                .isEmpty();
        assertThat(hints(Set.of(), module("core", use(10_000, clock(12_000), kernel(0)))))
                .as("the machine was busy")
                .isEmpty();
        assertThat(hints(Set.of(), module("core", use(10_000, clock(7_000), kernel(0)))))
                .singleElement()
                .asString()
                .contains("spent up to 70 % of its 10.0 s of CPU");
    }

    @Test
    void manyModulesAreThreeLinesAndOneForTheRest() {
        List<ModuleResult> modules = new ArrayList<>(IntStream.rangeClosed(1, 20)
                .mapToObj(number -> module("m" + number, use(2000 + number * 100L, kernel(1500 + number), kernel(0))))
                .toList());
        List<String> lines = hints(Set.of(), modules.toArray(ModuleResult[]::new));
        assertThat(lines).hasSize(4);
        assertThat(lines.subList(0, 3)).extracting(line -> line.split("'")[1]).containsExactly("m20", "m19", "m18");
        assertThat(lines.get(3))
                .isEqualTo("membudget: 17 more modules together spent 52 % of their 49.3 s of CPU on compiling code."
                        + " <jvm>lean</jvm> avoids most of that.");
    }

    @Test
    void smallModulesAreToldTogetherOrNotAtAll() {
        ModuleResult small = module("small", use(1400, kernel(620), kernel(0)));
        assertThat(hints(Set.of(), small)).isEmpty();
        ModuleResult[] twenty = IntStream.range(0, 20)
                .mapToObj(number -> module("m" + number, use(1400, kernel(630), kernel(0))))
                .toArray(ModuleResult[]::new);
        assertThat(hints(Set.of(), twenty))
                .containsExactly(
                        "membudget: 20 small modules together spent 45 % of their 28.0 s of CPU on compiling code."
                                + " <jvm>lean</jvm> avoids most of that. To measure it: mvn membudget:suggest"
                                + " -Dmembudget.verify");
    }

    private static List<String> hints(Set<String> settled, ModuleResult... modules) {
        return CompileHints.of(CompileHeavy.of(List.of(modules), module -> settled.contains(module.name())));
    }

    private MeasuredModule written(ModuleResult module) throws IOException {
        Path file = directory.resolve("report.json");
        ReportJson.write(Samples.report(module), file);
        assertThat(ReportSchema.errors(Files.readString(file))).isEmpty();
        return ReportReader.modules(file).get(0);
    }

    private static ModuleResult module(String name, CpuUse cpu) {
        ModuleResult module = Samples.module("g:a", name, "one", Optional.empty(), 300);
        return Samples.with(module, module.facts().withForks(fork -> fork.with(Optional.of(cpu))));
    }

    private static CpuUse use(long millis, Optional<CpuPart> compilers, Optional<CpuPart> collectors) {
        return new CpuUse(new CpuPart(millis, CpuSource.KERNEL), compilers, collectors);
    }

    private static Optional<CpuPart> kernel(long millis) {
        return Optional.of(new CpuPart(millis, CpuSource.KERNEL));
    }

    private static Optional<CpuPart> clock(long millis) {
        return Optional.of(new CpuPart(millis, CpuSource.ELAPSED));
    }
}
