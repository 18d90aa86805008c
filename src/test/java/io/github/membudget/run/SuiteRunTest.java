package io.github.membudget.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.configure.Settings;
import io.github.membudget.model.Breach;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Shard;
import io.github.membudget.model.ShardReport.Share;
import io.github.membudget.model.Verdict;
import io.github.membudget.plan.Ties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SuiteRunTest {
    private final Settings settings = Runs.settings(Map.of("suiteCeiling", "2g"));
    private SuiteRun suite = Runs.suite(settings, new FakeForks());

    @AfterEach
    void close() {
        suite.close();
    }

    private void startOver(Map<String, String> scalars) {
        suite.close();
        suite = Runs.suite(Runs.settings(scalars), new FakeForks());
    }

    @Test
    void aProjectsReportHasItsOwnModulesAndTheSuitesHasAll() {
        suite.results().add(Results.of("g:core", "kg", Verdict.WITHIN));
        suite.results().add(Results.of("g:web", "web", Verdict.INCONCLUSIVE));
        assertThat(suite.projectReport("g:core").modules())
                .extracting(ModuleResult::name)
                .containsExactly("kg");
        assertThat(suite.projectReport("g:core").verdict()).isEqualTo(Verdict.WITHIN);
        assertThat(suite.suiteReport().modules()).hasSize(2);
        assertThat(suite.suiteReport().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(suite.suiteReport().suite().ceiling()).isEqualTo(new Bytes(2L << 30));
    }

    @Test
    void oneBreachMakesTheWholeReportBreached() {
        Breach breach = new Breach(
                Breach.Scope.MODULE,
                "g:core",
                "kg",
                Bytes.ofMebibytes(1),
                Bytes.ofMebibytes(2),
                1,
                List.of(),
                "too much");
        suite.results().add(Results.of("g:core", "kg", Verdict.WITHIN).with(breach));
        suite.results().add(Results.of("g:core", "other", Verdict.INCONCLUSIVE));
        assertThat(suite.suiteReport().verdict()).isEqualTo(Verdict.BREACHED);
        assertThat(suite.suiteReport().breaches()).containsExactly(breach);
    }

    @Test
    void versionsOfSurefireAreToldOnceEach() {
        suite.ran("3.6.1");
        suite.ran("3.5.0");
        suite.ran("3.6.1");
        assertThat(suite.suiteReport().surefireVersions()).containsExactly("3.5.0", "3.6.1");
    }

    @Test
    void theShardsOfASuiteHaveEachClassOnce() {
        List<String> classes = IntStream.range(0, 40)
                .mapToObj(number -> "it.C" + number + "Test")
                .toList();
        List<String> ran = new ArrayList<>();
        for (int index = 1; index <= 3; index++) {
            startOver(Map.of());
            SuiteShard shard = suite.shard(new Shard(index, 3), Optional.empty());
            Share share = shard.divide("g:core", "default-test", classes, Ties.NONE);
            ran.addAll(share.classes());
            shard.divide("g:web", "default-test", List.of("it.WebTest"), Ties.NONE);
            assertThat(share.classes().size() + share.others().size()).isEqualTo(40);
            assertThat(suite.suiteReport().shard().orElseThrow().shares()).hasSize(2);
            assertThat(suite.projectReport("g:core").shard().orElseThrow().shares())
                    .containsExactly(share);
        }
        assertThat(ran).containsExactlyInAnyOrderElementsOf(classes);
    }

    @Test
    void suiteFilesAreRunByOneShard() {
        List<String> ran = new ArrayList<>();
        for (int index = 1; index <= 3; index++) {
            startOver(Map.of());
            ran.addAll(suite.shard(new Shard(index, 3), Optional.empty())
                    .whole("g:core", "default-test", List.of("fast.xml", "slow.xml"))
                    .classes());
        }
        assertThat(ran).containsExactly("fast.xml", "slow.xml");
    }

    @Test
    void aWholeSuiteIsNoShard() {
        assertThat(suite.isShard()).isFalse();
        assertThat(suite.suiteReport().shard()).isEmpty();
    }

    @Test
    void theSameWordsAreSaidOnce() {
        assertThat(suite.firstTime("a warning")).isTrue();
        assertThat(suite.firstTime("a warning")).isFalse();
        assertThat(suite.firstTime("another")).isTrue();
    }

    @Test
    void aProjectThatWantsAnotherSuiteCeilingIsToldThatThereIsOneForAll() {
        assertThat(suite.differs(Runs.settings(Map.of("suiteCeiling", "2g", "moduleCeiling", "1g")), "web"))
                .as("each project has its own modules")
                .isEmpty();
        assertThat(suite.differs(Runs.settings(Map.of("suiteCeiling", "3g")), "web")
                        .orElseThrow())
                .contains("web configures another suiteCeiling", "2 GiB holds");
        assertThat(suite.differs(Runs.settings(Map.of("suiteCeiling", "2g", "interval", "200ms")), "web"))
                .isPresent();
    }

    @Test
    void whoInsistsOnTheKernelsLimitsHearsWhyThereAreNone() throws InvalidSetting {
        suite.requireKernelLimits();
        startOver(Map.of("enforcement", "cgroup"));
        assertThatThrownBy(() -> suite.requireKernelLimits())
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("this system has no cgroups");
    }

    @Test
    void whetherAnyCeilingWasConfiguredIsAskedOfAllThatHaveOne() {
        assertThat(suite.hasCeilings()).isTrue();
        startOver(Map.of());
        assertThat(suite.hasCeilings()).isFalse();
        startOver(Map.of("testCeiling", "1g"));
        assertThat(suite.hasCeilings()).isTrue();
    }

    /** What nobody asked for is not worth another java than without the plugin. */
    @Test
    void theKernelIsAskedForACeilingThatSomebodyWants() {
        assertThat(suite.isForTheKernel(settings)).isTrue();
        startOver(Map.of());
        assertThat(suite.isForTheKernel(Runs.settings(Map.of()))).isFalse();
        assertThat(suite.isForTheKernel(Runs.settings(Map.of("enforcement", "cgroup"))))
                .isTrue();
    }
}
