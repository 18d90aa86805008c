package io.github.membudget.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.enforce.CeilingGuard;
import io.github.membudget.launch.KernelKill;
import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.launch.LaunchOutcome.Completed;
import io.github.membudget.launch.LaunchOutcome.ForkDied;
import io.github.membudget.launch.LaunchOutcome.TestsFailed;
import io.github.membudget.launch.LaunchOutcome.TimedOut;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.GarbageCollections;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.OnBreach;
import io.github.membudget.model.OutOfMemory;
import io.github.membudget.model.Outcome;
import io.github.membudget.model.PoolUse;
import io.github.membudget.model.Shortage;
import io.github.membudget.model.TestFacts;
import io.github.membudget.model.TestStatus;
import io.github.membudget.platform.hotspot.JvmPools;
import io.github.membudget.run.LaunchVerdict.Consequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LaunchVerdictTest {
    private static final Bytes CEILING = Bytes.ofMebibytes(512);
    private static final Optional<Exception> RAISED = Optional.of(new Exception("Surefire's"));
    private static final String HEAP_SPACE = "java.lang.OutOfMemoryError: Java heap space";
    private static final String DIRECT = "java.lang.OutOfMemoryError: Direct buffer memory";
    private static final TestFacts PASSED = Runs.test("passes", TestStatus.PASSED);
    private static final TestFacts FAILED = Runs.test("fails", TestStatus.FAILED);
    private static final TestFacts UNFINISHED = Runs.test("runs", TestStatus.UNFINISHED);

    private OnBreach onBreach = OnBreach.FAIL;
    private boolean reruns;
    private Optional<PoolUse> fullest = Optional.empty();
    private Optional<GarbageCollections> collections = Optional.empty();
    private Optional<CeilingGuard.End> ended = Optional.empty();
    private Optional<KernelKill> kill = Optional.empty();
    private Optional<Boolean> kernelKilled = Optional.empty();
    private Optional<OffHeapWatch.Most> offHeap = Optional.empty();

    private LaunchVerdict of(LaunchOutcome reported, TestFacts... tests) {
        return of(reported, Runs.facts(Bytes.ofMebibytes(100), tests));
    }

    private LaunchVerdict of(LaunchOutcome reported, ModuleFacts facts) {
        return LaunchVerdict.of(
                Runs.fork(Runs.module("kg", Optional.of(CEILING), onBreach)),
                reported,
                new ModuleWatch.Observed(
                        facts,
                        new CounterWatch.Counters(
                                fullest.map(LaunchVerdictTest::pools).stream().toList(), collections, Map.of()),
                        ended,
                        List.of(),
                        offHeap,
                        Set.of()),
                new ModuleHold.Held(
                        "watchdog",
                        Optional.empty(),
                        Optional.empty(),
                        kill,
                        kernelKilled,
                        Optional.empty(),
                        List.of()),
                reruns);
    }

    private static ForkDied died(Optional<Exception> failure, int exitCode, Optional<String> outOfMemory) {
        return new ForkDied(failure, OptionalInt.of(exitCode), outOfMemory.map(OutOfMemory::read), Optional.empty());
    }

    private static PoolUse heap(int percent) {
        return new PoolUse(PoolUse.Pool.HEAP, Bytes.ofMebibytes(percent), Bytes.ofMebibytes(100));
    }

    private static JvmPools pools(PoolUse use) {
        boolean heap = use.pool() == PoolUse.Pool.HEAP;
        return new JvmPools(
                Optional.of(use).filter(any -> heap),
                Optional.of(use).filter(any -> !heap),
                OptionalLong.of(8000),
                OptionalLong.of(3),
                Optional.empty(),
                Optional.empty(),
                new Shortage.Threads(Optional.empty(), OptionalLong.of(900), List.of()));
    }

    private static KernelKill killFor(KernelKill.Reason reason) {
        return new KernelKill(reason, Optional.of(CEILING), Optional.of(CEILING));
    }

    @Test
    void aGoodRunIsCompleted() {
        LaunchVerdict verdict = of(new Completed(), PASSED);
        assertThat(verdict.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(verdict.launched()).isEqualTo(new Completed());
        assertThat(verdict.derivedHeap()).isEmpty();
        assertThat(verdict.consequence()).as("a warning with nothing to say").isEqualTo(Consequence.WARNING);
    }

    @Test
    void withoutAForkNothingRan() {
        assertThat(of(new Completed(), Runs.withoutForks()).outcome()).isEqualTo(Outcome.NOT_RUN);
    }

    @Test
    void failedTestsFailTheGoal() {
        LaunchVerdict verdict = of(new TestsFailed(RAISED, Optional.empty()), FAILED);
        assertThat(verdict.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(verdict.consequence()).isEqualTo(Consequence.FAILURE);
    }

    /** With testFailureIgnore. */
    @Test
    void whatSurefireRaisesNothingForIsAWarning() {
        assertThat(of(died(Optional.empty(), 134, Optional.empty()), UNFINISHED).consequence())
                .isEqualTo(Consequence.WARNING);
    }

    @Test
    void aTestThatPassedWhenItWasRunAgainHadMemoryEnough() {
        reruns = true;
        TestFacts first = Runs.test("flaky", TestStatus.ERROR);
        TestFacts second = Runs.test("flaky", TestStatus.PASSED);
        assertThat(of(new Completed(Optional.of(OutOfMemory.read(HEAP_SPACE))), first, second)
                        .outcome())
                .isEqualTo(Outcome.COMPLETED);
        reruns = false;
        assertThat(of(new Completed(Optional.of(OutOfMemory.read(HEAP_SPACE))), first, second)
                        .outcome())
                .isEqualTo(Outcome.OUT_OF_MEMORY);
    }

    @Test
    void whatLeavesAllItsTestsUnfinishedDiedSilently() {
        LaunchVerdict verdict = of(new Completed(), UNFINISHED);
        assertThat(verdict.launched()).isEqualTo(ForkDied.SILENTLY);
        assertThat(verdict.outcome()).isEqualTo(Outcome.CRASHED);
        assertThat(verdict.consequence()).isEqualTo(Consequence.WARNING);
    }

    /** A test framework may forget one of many tests. */
    @Test
    void oneUnfinishedTestAmongOthersIsNoDeath() {
        assertThat(of(new Completed(), PASSED, UNFINISHED).outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void withAFullHeapOneUnfinishedTestIsADeathForWantOfMemory() {
        fullest = Optional.of(heap(95));
        LaunchVerdict verdict = of(new Completed(), PASSED, UNFINISHED);
        assertThat(verdict.outcome()).isEqualTo(Outcome.OUT_OF_MEMORY);
        assertThat(verdict.launched().outOfMemory().orElseThrow().words())
                .contains("95 MiB of 100 MiB of heap were in use");
        assertThat(verdict.derivedHeap().orElseThrow())
                .contains("-Xmx256m was derived from <moduleCeiling>512m</moduleCeiling>");
        fullest = Optional.of(heap(50));
        assertThat(of(new Completed(), PASSED, UNFINISHED).outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void aFullHeapSaysWhyAForkDiedThatCouldNot() {
        fullest = Optional.of(heap(95));
        assertThat(of(died(RAISED, 1, Optional.empty()), UNFINISHED).outcome()).isEqualTo(Outcome.OUT_OF_MEMORY);
        assertThat(of(died(RAISED, 134, Optional.empty()), UNFINISHED).outcome())
                .as("a crash has a reason of its own")
                .isEqualTo(Outcome.CRASHED);
    }

    @Test
    void aForkThatDiedFailsTheGoal() {
        LaunchVerdict verdict = of(died(RAISED, 134, Optional.empty()), UNFINISHED);
        assertThat(verdict.outcome()).isEqualTo(Outcome.CRASHED);
        assertThat(verdict.consequence()).isEqualTo(Consequence.FAILURE);
    }

    @Test
    void whatTheGuardEndedIsABreach() {
        ended = Optional.of(new CeilingGuard.End(CeilingGuard.PassedCeiling.MODULE, Optional.empty()));
        LaunchVerdict verdict = of(died(RAISED, 137, Optional.empty()), UNFINISHED);
        assertThat(verdict.outcome()).isEqualTo(Outcome.KILLED_BY_MEMBUDGET);
        assertThat(verdict.consequence()).isEqualTo(Consequence.BREACH);
        assertThat(of(new Completed(), UNFINISHED).launched())
                .as("its tests did not end because it was ended")
                .isEqualTo(new Completed());
    }

    @Test
    void whatTheKernelEndedForALimitOfThisBuildIsABreach() {
        for (KernelKill.Reason reason : List.of(KernelKill.Reason.MODULE, KernelKill.Reason.SUITE)) {
            kill = Optional.of(killFor(reason));
            LaunchVerdict verdict = of(died(RAISED, 137, Optional.empty()), UNFINISHED);
            assertThat(verdict.outcome()).isEqualTo(Outcome.KILLED_BY_KERNEL);
            assertThat(verdict.consequence()).isEqualTo(Consequence.BREACH);
        }
    }

    @Test
    void whatTheKernelEndedForALimitOutsideThisBuildIsAFailure() {
        kill = Optional.of(new KernelKill(KernelKill.Reason.OUTSIDE, Optional.empty(), Optional.empty()));
        LaunchVerdict verdict = of(died(RAISED, 137, Optional.empty()), UNFINISHED);
        assertThat(verdict.outcome()).isEqualTo(Outcome.KILLED_BY_KERNEL);
        assertThat(verdict.consequence()).isEqualTo(Consequence.FAILURE);
    }

    @Test
    void aKillWithoutAGroupIsTheKernelsWhereItHasEndedAProcessMeanwhile() {
        kernelKilled = Optional.of(true);
        assertThat(of(died(RAISED, 137, Optional.empty()), UNFINISHED).outcome())
                .isEqualTo(Outcome.KILLED_BY_KERNEL);
        kernelKilled = Optional.of(false);
        assertThat(of(died(RAISED, 137, Optional.empty()), UNFINISHED).outcome())
                .isEqualTo(Outcome.CRASHED);
    }

    @Test
    void aDerivedHeapThatWasTooSmallIsNamedWithTheCeilingThatItWouldNeed() {
        LaunchOutcome outOfHeap = new TestsFailed(RAISED, Optional.of(OutOfMemory.read(HEAP_SPACE)));
        LaunchVerdict verdict = of(outOfHeap, FAILED);
        assertThat(verdict.outcome()).isEqualTo(Outcome.OUT_OF_MEMORY);
        assertThat(verdict.consequence()).isEqualTo(Consequence.FAILURE);
        String estimated = verdict.derivedHeap().orElseThrow();
        offHeap = Optional.of(new OffHeapWatch.Most(Bytes.ofMebibytes(300), Bytes.ofMebibytes(310)));
        assertThat(of(outOfHeap, FAILED).derivedHeap().orElseThrow())
                .as("with what was seen outside the heap")
                .isNotEqualTo(estimated)
                .contains("-Xmx384m, half as much again");
    }

    @Test
    void aForkThatWasRefusedBuffersForItsCeilingIsABreach() {
        assertThat(of(died(RAISED, 1, Optional.of(DIRECT)), UNFINISHED).consequence())
                .isEqualTo(Consequence.BREACH);
        assertThat(of(new TestsFailed(RAISED, Optional.of(OutOfMemory.read(DIRECT))), FAILED)
                        .consequence())
                .as("other tests may have failed of themselves")
                .isEqualTo(Consequence.FAILURE);
        onBreach = OnBreach.WARN;
        assertThat(of(died(RAISED, 1, Optional.of(DIRECT)), UNFINISHED).consequence())
                .as("a breach that only warns does not stand for the failure")
                .isEqualTo(Consequence.FAILURE);
    }

    @Test
    void surefiresTimeLimitIsItsOwn() {
        LaunchVerdict verdict = of(new TimedOut(RAISED), UNFINISHED);
        assertThat(verdict.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(verdict.consequence()).isEqualTo(Consequence.FAILURE);
    }

    /** HotSpot collects the whole heap before it gives up. */
    @Test
    void theJvmsOwnWordsWithoutAnyFullCollectionAreTheProgramsError() {
        collections = Optional.of(new GarbageCollections(3, 0, 10, List.of()));
        TestsFailed failed = new TestsFailed(RAISED, Optional.of(OutOfMemory.read(HEAP_SPACE)));
        assertThat(of(failed, FAILED).outcome()).isEqualTo(Outcome.COMPLETED);
        collections = Optional.of(new GarbageCollections(3, 1, 10, List.of()));
        assertThat(of(failed, FAILED).outcome()).isEqualTo(Outcome.OUT_OF_MEMORY);
    }

    @Test
    void anErrorThatTheProgramThrewIsAFailedTestWhetherOrNotTheRunEndedByIt() {
        Optional<OutOfMemory> own =
                Optional.of(OutOfMemory.read("java.lang.OutOfMemoryError: too many rows", Optional.of("it.A.load")));
        assertThat(of(new TestsFailed(RAISED, own), FAILED).outcome()).isEqualTo(Outcome.COMPLETED);
        ForkDied aborted = new ForkDied(RAISED, OptionalInt.empty(), own, Optional.of("an error"));
        assertThat(of(aborted, UNFINISHED).outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void whatWasSeenOfAFullMetaspaceGoesWithItsError() {
        fullest = Optional.of(new PoolUse(PoolUse.Pool.METASPACE, Bytes.ofMebibytes(38), Bytes.ofMebibytes(38)));
        assertThat(of(died(RAISED, 1, Optional.empty()), UNFINISHED)
                        .launched()
                        .outOfMemory()
                        .flatMap(OutOfMemory::why))
                .contains(new Shortage.Metaspace(
                        Bytes.ofMebibytes(38),
                        Bytes.ofMebibytes(38),
                        OptionalLong.of(8000),
                        OptionalLong.of(3),
                        Optional.empty()));
    }
}
