package io.github.membudget.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.HeapBasis;
import io.github.membudget.model.JvmChoice;
import io.github.membudget.model.JvmPart;
import io.github.membudget.model.JvmParts;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.plan.HeapSizing;
import io.github.membudget.report.console.ConsoleLines;
import io.github.membudget.report.console.ConsoleTable;
import io.github.membudget.report.console.SuggestedModules;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private static final ModuleResult BREACHED =
            Samples.module("g:core", "knowledge-graph", "topK", Optional.of(Bytes.ofMebibytes(768)), 812);
    private static final ModuleResult FREE = Samples.module("g:core", "core", "one", Optional.empty(), 300);

    @Test
    void theTableHasALineForEachModuleAndTheSuite() {
        assertThat(ConsoleTable.lines(Samples.report(BREACHED, FREE)))
                .containsExactly(
                        "membudget:",
                        "  module                   tests     peak   ceiling   used  verdict",
                        "  knowledge-graph              1  812 MiB   768 MiB  106 %  BREACHED",
                        "  core                         1  300 MiB         -      -  no ceiling",
                        "  suite (all at one time)      2  812 MiB  6144 MiB   13 %  within");
    }

    /** The samples of a run that does not count are in the suite's peak. */
    @Test
    void aSuiteThatWasOverUntilAModuleRanAgainAloneSaysSo() {
        ModuleResult again = Samples.ranAgain(BREACHED);
        assertThat(ConsoleTable.lines(Samples.report(Bytes.ofMebibytes(800), again)))
                .last()
                .asString()
                .endsWith("102 %  over, ran again");
    }

    @Test
    void whatHadNoTestToRunHasNoLine() {
        ModuleResult none = Samples.idle("g:parent", "parent");
        assertThat(ConsoleTable.lines(Samples.report(FREE, none))).noneMatch(line -> line.contains("parent"));
        assertThat(ConsoleTable.lines(Samples.report(none)))
                .anyMatch(line -> line.startsWith("  parent ") && line.endsWith("  no tests"));
        assertThat(ConsoleLines.moduleEnds(none)).isEqualTo("membudget: module 'parent' ran no tests");
    }

    @Test
    void aNameFromAnotherProjectSaysWhichProject() {
        ModuleResult other = Samples.module("g:web", "pages", "one", Optional.empty(), 300);
        assertThat(ConsoleTable.lines(Samples.report(FREE, other))).anyMatch(line -> line.startsWith("  web / pages "));
    }

    @Test
    void roundingNeitherHidesNorInventsABreach() {
        assertThat(Percent.of(new Bytes(1001), new Bytes(1000))).isEqualTo("101 %");
        assertThat(Percent.of(new Bytes(1000), new Bytes(1000))).isEqualTo("100 %");
        assertThat(Percent.of(new Bytes(9_999), new Bytes(10_000))).isEqualTo("99 %");
    }

    @Test
    void aModulesLinesSayWhatItMayUseAndWhatItUsed() {
        assertThat(ConsoleLines.moduleStarts(
                        "kg",
                        Optional.of(12),
                        Optional.of(Bytes.ofMebibytes(768)),
                        Optional.of(Bytes.ofMebibytes(600)),
                        Optional.of(HeapBasis.ESTIMATE),
                        Optional.empty(),
                        "cgroup-v2"))
                .isEqualTo("membudget: module 'kg' starts: 12 classes, ceiling 768 MiB, -Xmx600m, cgroup-v2");
        assertThat(ConsoleLines.moduleStarts(
                        "kg",
                        Optional.of(1),
                        Optional.of(Bytes.ofMebibytes(768)),
                        Optional.of(Bytes.ofMebibytes(600)),
                        Optional.of(HeapBasis.LAST_RUN),
                        Optional.of(new JvmParts(
                                new JvmChoice(JvmPart.lean()),
                                List.of(JvmPart.C1, JvmPart.ARENAS),
                                List.of(new JvmParts.LeftOut(JvmPart.SERIAL, "their arguments have -XX:+UseG1GC")))),
                        "watchdog"))
                .isEqualTo("membudget: module 'kg' starts: 1 class, ceiling 768 MiB, -Xmx600m (from its last run),"
                        + " jvm lean without serial, since their arguments have -XX:+UseG1GC, watchdog");
        assertThat(starts("kg")).isEqualTo("membudget: module 'kg' starts, no ceiling");
        assertThat(ConsoleLines.moduleEnds(BREACHED))
                .isEqualTo("membudget: module 'knowledge-graph' peaked at 812 MiB of 768 MiB (106 %) in 1.6 s");
    }

    private static String starts(String name) {
        return ConsoleLines.moduleStarts(
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "watchdog");
    }

    @Test
    void whatForksLeftRunningIsNamed() {
        assertThat(ConsoleLines.leftProcesses(BREACHED))
                .contains(
                        "membudget: module 'knowledge-graph' left 1 process running after its test JVMs ended (ended now):"
                                + " sleep?[31m (pid 77, 1 MiB). A test that starts a process should also stop it.");
    }

    @Test
    void terminalEscapesAndDirectionMarksAreHarmless() {
        String name = "\u001b[31mred\u202e\u0007\nend";
        assertThat(starts(name)).isEqualTo("membudget: module '?[31mred???end' starts, no ceiling");
        assertThat(PlainText.shortened("x".repeat(100_000), 20)).hasSize(20).contains("…");
    }

    @Test
    void suggestsABlockForWhatWasMeasured() {
        assertThat(SuggestedModules.lines(Samples.report(FREE), List.of()))
                .containsExactly(
                        "membudget: no ceiling is configured. These ceilings fit what this run measured, with some room. Paste"
                                + " them into the plugin's <configuration>:",
                        "  <modules>",
                        "    <module>",
                        "      <name>core</name>",
                        "      <project>core</project>",
                        "      <ceiling>448m</ceiling>",
                        "    </module>",
                        "  </modules>");
    }

    @Test
    void suggestsNothingFromARunThatDidNotPass() {
        ModuleResult other = Samples.module("g:web", "web", "one", Optional.empty(), 4000);
        List<String> later =
                List.of("membudget: no ceiling is configured. The next run that passes ends with ceilings to paste.");
        assertThat(SuggestedModules.lines(Samples.report(FREE, Samples.died(other)), List.of()))
                .isEqualTo(later);
        assertThat(SuggestedModules.lines(Samples.report(FREE, Samples.failing(other)), List.of()))
                .isEqualTo(later);
        assertThat(SuggestedModules.lines(
                        Samples.report(FREE, Samples.leaky(other, "it.ATest", "pool-1-thread-1")), List.of()))
                .isEqualTo(later);
        assertThat(SuggestedModules.lines(Samples.report(FREE, Samples.idle("g:web", "web")), List.of()))
                .contains("      <name>core</name>")
                .doesNotContain("      <name>web</name>");
    }

    /** Ceilings for its parts would be a second claim on their classes. */
    @Test
    void suggestsOneEntryForAllPartsOfADividedModule() {
        ModuleResult small = Samples.part(Samples.module("g:core", "core-1", "one", Optional.empty(), 300), "core");
        ModuleResult large = Samples.part(Samples.module("g:core", "core-2", "two", Optional.empty(), 500), "core");
        assertThat(SuggestedModules.lines(Samples.report(large, small), List.of()))
                .containsSubsequence(
                        "    <module>",
                        "      <name>core</name>",
                        "      <project>core</project>",
                        "      <ceiling>704m</ceiling> <!-- of each part -->",
                        "    </module>",
                        "  </modules>")
                .hasSize(8);
    }

    @Test
    void suggestsOneEntryForAModuleThatRanInSeveralExecutions() {
        ModuleResult again = Samples.module("g:core", "core", "two", Optional.empty(), 500);
        assertThat(SuggestedModules.lines(Samples.report(FREE, again), List.of()))
                .filteredOn(line -> line.contains("<ceiling>"))
                .containsExactly("      <ceiling>704m</ceiling>");
    }

    /** 30 arrays of a MiB take 60 regions of a small heap: a fifth more than the peak would leave a heap of 44 MiB. */
    @Test
    void suggestsACeilingWhoseHeapHoldsWhatMayHaveLived() throws InvalidSetting {
        ModuleResult arrays = Samples.module("g:core", "core", "one", Optional.empty(), 102);
        String ceiling = SuggestedModules.lines(Samples.report(arrays), List.of()).stream()
                .filter(line -> line.contains("<ceiling>"))
                .findFirst()
                .orElseThrow()
                .replaceAll("\\D", "");
        Bytes suggested = Bytes.ofMebibytes(Long.parseLong(ceiling));
        assertThat(HeapSizing.derive("core", "ceiling", suggested, 1)).isGreaterThan(Bytes.ofMebibytes(60));
    }

    @Test
    void suggestsNoCeilingThatWouldBeRefused() {
        ModuleResult tiny = Samples.module("g:core", "core", "one", Optional.empty(), 40);
        String ceiling = SuggestedModules.lines(Samples.report(tiny), List.of()).stream()
                .filter(line -> line.contains("<ceiling>"))
                .findFirst()
                .orElseThrow()
                .replaceAll("\\D", "");
        assertThat(Bytes.ofMebibytes(Long.parseLong(ceiling)))
                .isGreaterThanOrEqualTo(io.github.membudget.plan.HeapSizing.least(1));
    }
}
