package io.github.membudget.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.launch.KernelKill;
import io.github.membudget.model.Breach;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.EarlierRun;
import io.github.membudget.model.Metric;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Outcome;
import io.github.membudget.model.Peak;
import io.github.membudget.model.PeakSource;
import io.github.membudget.model.TestCounts;
import io.github.membudget.model.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuiteCeilingTest {
    private static final Bytes CEILING = Bytes.ofMebibytes(1000);
    private static final List<ModuleResult> RAN = List.of(Results.completed("kg"));

    private Optional<Peak> peak = Optional.empty();
    private boolean ending;
    private final SuiteCeiling ceiling =
            new SuiteCeiling(CEILING, Metric.PSS, () -> peak, () -> 4711, List::of, () -> ending);

    private static Optional<Peak> peak(int rss, Optional<Integer> pss) {
        return Optional.of(new Peak(
                Bytes.ofMebibytes(rss), PeakSource.SAMPLED, 1, 1, pss.map(Bytes::ofMebibytes), Optional.empty()));
    }

    @Test
    void pagesThatForksShareCountOnce() {
        peak = peak(1200, Optional.of(900));
        assertThat(ceiling.takeNewBreach(RAN)).isEmpty();
        assertThat(ceiling.result(RAN).verdict()).isEqualTo(Verdict.WITHIN);
        assertThat(ceiling.result(RAN).metric()).isEqualTo(Metric.PSS);
    }

    @Test
    void whereNoShareCouldBeReadInTimeTheWholeIsHeldAgainstTheCeiling() {
        peak = peak(1200, Optional.empty());
        assertThat(ceiling.result(RAN).verdict()).isEqualTo(Verdict.BREACHED);
        assertThat(ceiling.result(RAN).metric()).isEqualTo(Metric.RSS);
    }

    @Test
    void theFirstWhoAsksAfterABreachGetsItAndNobodyElse() {
        assertThat(ceiling.takeNewBreach(RAN)).isEmpty();
        peak = peak(1200, Optional.of(1100));
        ceiling.ended("kg", "it grew fastest (by 100 MiB a second)");
        Breach breach = ceiling.takeNewBreach(RAN).orElseThrow();
        assertThat(breach.scope()).isEqualTo(Breach.Scope.SUITE);
        assertThat(breach.observed()).isEqualTo(Bytes.ofMebibytes(1100));
        assertThat(breach.message()).contains("'kg', since it grew fastest (by 100 MiB a second)");
        assertThat(ceiling.takeNewBreach(RAN)).isEmpty();
        assertThat(ceiling.breach()).contains(breach);
    }

    @Test
    void whatTheKernelEndedForTheSuiteIsABreachThoughNoSampleWasOverIt() {
        peak = peak(900, Optional.of(800));
        ceiling.ended(new KernelKill(KernelKill.Reason.SUITE, Optional.of(CEILING), Optional.of(CEILING)));
        assertThat(ceiling.result(RAN).verdict()).isEqualTo(Verdict.BREACHED);
        assertThat(ceiling.takeNewBreach(RAN)).isPresent();
    }

    @Test
    void whatTheKernelCountedIsToldAndWhatIsProposedIsMore() {
        peak = peak(961, Optional.of(900));
        ceiling.ended(new KernelKill(KernelKill.Reason.SUITE, Optional.of(CEILING), Optional.of(CEILING)));
        assertThat(ceiling.takeNewBreach(RAN).orElseThrow().message())
                .isEqualTo("The suite reached its 1000 MiB ceiling, and the kernel ended a test JVM there.\n"
                        + "  The kernel counted 1000 MiB for all test JVMs, page cache included; the samples have 900 MiB of"
                        + " PSS.\n"
                        + "  To try: -Dmembudget.suiteCeiling=1408m, or <suiteCeiling>1408m</suiteCeiling> where the pom"
                        + " sets it\n"
                        + "  To stay below: fewer projects at once (-T), or lower ceilings of the modules");
    }

    /** The kernel stops a module there: whatever little the samples have above, it would have taken more. */
    @Test
    void whereTheKernelEndedOneASampleOverTheCeilingDoesNotSayWhatWouldDo() {
        peak = peak(1020, Optional.of(1002));
        ceiling.ended("kg", "it grew fastest (by 100 MiB a second)");
        ceiling.ended(new KernelKill(KernelKill.Reason.SUITE, Optional.of(CEILING), Optional.of(CEILING)));
        assertThat(ceiling.takeNewBreach(RAN).orElseThrow().message())
                .startsWith("The suite reached its 1000 MiB ceiling, and the kernel ended a test JVM there.\n")
                .contains("\n  Ended for it too: 'kg', since it grew fastest (by 100 MiB a second)\n")
                .contains("To try: -Dmembudget.suiteCeiling=1408m");
    }

    @Test
    void whatWasEndedAndRunsAgainIsNoBreachButWhatFollowsIs() {
        peak = peak(1200, Optional.of(1100));
        ceiling.putOff(first(0, 10));
        assertThat(ceiling.takeNewBreach(RAN)).isEmpty();
        assertThat(ceiling.result(RAN).verdict()).isEqualTo(Verdict.WITHIN);
        peak = Optional.of(
                new Peak(Bytes.ofMebibytes(1300), PeakSource.SAMPLED, 11, 1, Optional.empty(), Optional.empty()));
        assertThat(ceiling.result(RAN).verdict()).isEqualTo(Verdict.BREACHED);
        assertThat(ceiling.takeNewBreach(RAN)).isPresent();
    }

    @Test
    void whileAModuleIsBeingEndedNobodyKnowsWhetherItIsABreach() {
        peak = peak(1200, Optional.of(1100));
        ending = true;
        assertThat(ceiling.takeNewBreach(RAN)).isEmpty();
        ending = false;
        assertThat(ceiling.takeNewBreach(RAN)).isPresent();
    }

    private static EarlierRun first(long startMillis, long durationMillis) {
        return new EarlierRun(
                Outcome.KILLED_BY_MEMBUDGET,
                Optional.empty(),
                Optional.empty(),
                startMillis,
                durationMillis,
                TestCounts.NONE,
                List.of());
    }

    @Test
    void whatTheKernelEndedForAModulesLimitIsNoMatterOfTheSuite() {
        peak = peak(900, Optional.of(800));
        ceiling.ended(new KernelKill(KernelKill.Reason.MODULE, Optional.of(CEILING), Optional.of(CEILING)));
        assertThat(ceiling.result(RAN).verdict()).isEqualTo(Verdict.WITHIN);
        assertThat(ceiling.takeNewBreach(RAN)).isEmpty();
    }

    @Test
    void whatWasNotMeasuredIsInconclusiveIfAnythingRan() {
        assertThat(ceiling.result(RAN).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ceiling.result(List.of()).verdict()).isEqualTo(Verdict.WITHIN);
    }
}
