package io.github.membudget.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.enforce.CeilingGuard;
import io.github.membudget.launch.KernelKill;
import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.model.Attribution;
import io.github.membudget.model.Breach;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.OnBreach;
import io.github.membudget.model.OutOfMemory;
import io.github.membudget.model.Outcome;
import io.github.membudget.model.TestFacts;
import io.github.membudget.model.TestStatus;
import io.github.membudget.model.Verdict;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModuleEndTest {
    private static final Bytes CEILING = Bytes.ofMebibytes(512);

    private final Map<String, String> scalars = new HashMap<>();
    private final SuiteRun suite = Runs.suite(Runs.settings(Map.of()), new FakeForks());
    private final HeardMessages heard = new HeardMessages();
    private OnBreach onBreach = OnBreach.FAIL;
    private Optional<CeilingGuard.End> ended = Optional.empty();
    private Optional<KernelKill> kill = Optional.empty();
    private List<Path> blackBox = List.of();

    @AfterEach
    void closeSession() {
        suite.close();
    }

    private ModuleResult judge(LaunchOutcome reported, ModuleFacts facts) {
        ForkPlan fork = Runs.fork(Runs.module("kg", Optional.of(CEILING), onBreach));
        ModuleWatch.Observed observed = new ModuleWatch.Observed(
                facts, Runs.observed(facts).counters(), ended, blackBox, Optional.empty(), Set.of());
        ModuleHold.Held held = new ModuleHold.Held(
                "cgroup-v2",
                Optional.of(CEILING),
                Optional.empty(),
                kill,
                Optional.empty(),
                Optional.empty(),
                List.of());
        Goal goal = new Goal("g:core", "default-test", Runs.settings(scalars), false, Path.of("target"), 1);
        return new ModuleEnd(suite, goal, heard)
                .judge(
                        new FinishedRun(
                                fork,
                                observed,
                                held,
                                LaunchVerdict.of(fork, reported, observed, held, false),
                                Optional.empty(),
                                NotedHeaps.NOTHING),
                        facts);
    }

    private static ModuleFacts peak(int mebibytes, TestFacts... tests) {
        return Runs.facts(Bytes.ofMebibytes(mebibytes), tests);
    }

    private static LaunchOutcome.ForkDied died(int exitCode, Optional<String> outOfMemory) {
        return new LaunchOutcome.ForkDied(
                Optional.of(new Exception("died")),
                OptionalInt.of(exitCode),
                outOfMemory.map(OutOfMemory::read),
                Optional.empty());
    }

    private static TestFacts grown(int mebibytes, Attribution attribution) {
        TestFacts test = Runs.test("grows", TestStatus.PASSED);
        return new TestFacts(
                test.id(),
                1,
                test.status(),
                0,
                1,
                new TestFacts.Heights(
                        Optional.of(Bytes.ofMebibytes(10)),
                        Optional.of(Bytes.ofMebibytes(10)),
                        Optional.of(Bytes.ofMebibytes(10 + mebibytes))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                attribution);
    }

    @Test
    void aPeakAtTheCeilingIsWithinIt() {
        ModuleResult result = judge(new LaunchOutcome.Completed(), peak(512, Runs.test("passes", TestStatus.PASSED)));
        assertThat(result.verdict()).isEqualTo(Verdict.WITHIN);
        assertThat(result.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(result.breaches()).isEmpty();
        assertThat(result.tests().run()).isEqualTo(1);
        assertThat(result.exitCode()).isEmpty();
    }

    @Test
    void aPeakOverTheCeilingIsABreachWhateverItDoes() {
        for (OnBreach each : OnBreach.values()) {
            onBreach = each;
            ModuleResult result = judge(new LaunchOutcome.Completed(), peak(513));
            assertThat(result.verdict()).isEqualTo(Verdict.BREACHED);
            assertThat(result.onBreach()).isEqualTo(each);
            assertThat(result.breaches()).extracting(Breach::over).containsExactly(Bytes.ofMebibytes(1));
        }
    }

    @Test
    void aRunThatWasCutShortIsNoProofThatItFits() {
        ModuleResult result = judge(died(134, Optional.empty()), peak(300));
        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.outcome()).isEqualTo(Outcome.CRASHED);
        assertThat(result.exitCode()).hasValue(134);
    }

    @Test
    void whatTheKernelEndedAtTheModulesLimitIsABreachThoughNoSampleWasOverIt() {
        kill = Optional.of(new KernelKill(KernelKill.Reason.MODULE, Optional.of(CEILING), Optional.of(CEILING)));
        ModuleResult result = judge(died(137, Optional.empty()), peak(300));
        assertThat(result.verdict()).isEqualTo(Verdict.BREACHED);
        assertThat(result.outcome()).isEqualTo(Outcome.KILLED_BY_KERNEL);
        assertThat(result.breaches()).singleElement().satisfies(breach -> assertThat(breach.message())
                .contains("reached its 512 MiB ceiling, and the kernel ended it there"));
    }

    @Test
    void whatTheKernelEndedForTheSuiteIsTheSuitesBreach() {
        kill = Optional.of(new KernelKill(KernelKill.Reason.SUITE, Optional.of(CEILING), Optional.of(CEILING)));
        assertThat(judge(died(137, Optional.empty()), peak(300)).breaches()).isEmpty();
    }

    @Test
    void buffersThatTheCeilingRefusedAreABreach() {
        ModuleResult result = judge(
                died(1, Optional.of("java.lang.OutOfMemoryError: Direct buffer memory")),
                peak(300, Runs.test("maps", TestStatus.UNFINISHED)));
        assertThat(result.outcome()).isEqualTo(Outcome.OUT_OF_MEMORY);
        assertThat(result.breaches()).singleElement().satisfies(breach -> assertThat(breach.message())
                .contains("asked for more direct buffers than its whole 512 MiB ceiling"));
    }

    @Test
    void aTestOverItsOwnCeilingIsABreachOfItsModule() {
        scalars.put("testCeiling", "50m");
        ModuleResult result = judge(new LaunchOutcome.Completed(), peak(300, grown(51, Attribution.EXCLUSIVE)));
        assertThat(result.verdict()).isEqualTo(Verdict.BREACHED);
        assertThat(result.breaches()).extracting(Breach::scope).containsExactly(Breach.Scope.TEST);
        assertThat(heard.lines).isEmpty();
    }

    @Test
    void aTestThatRanBesideOthersCannotBeHeldToItsCeilingWhichIsSaidOnce() {
        scalars.put("testCeiling", "50m");
        for (int i = 0; i < 2; i++) {
            assertThat(judge(new LaunchOutcome.Completed(), peak(300, grown(51, Attribution.SHARED)))
                            .breaches())
                    .isEmpty();
        }
        assertThat(heard.lines)
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("WARN").contains("they are not judged"));
    }

    @Test
    void aBreachNamesTheFilesOfTheBlackBox() {
        ended = Optional.of(new CeilingGuard.End(CeilingGuard.PassedCeiling.MODULE, Optional.empty()));
        blackBox = List.of(Path.of("black-box", "kg-end.txt"));
        ModuleResult result = judge(died(137, Optional.empty()), peak(600));
        assertThat(result.outcome()).isEqualTo(Outcome.KILLED_BY_MEMBUDGET);
        assertThat(result.blackBox()).containsExactly(blackBox.get(0).toString());
        assertThat(result.breaches().get(0).message()).contains(blackBox.get(0).toString());
    }
}
