package io.github.membudget.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.launch.KernelKill;
import io.github.membudget.model.Breach;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Metric;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Peak;
import io.github.membudget.model.PeakSource;
import io.github.membudget.model.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuiteCeilingTest {
    private static final Bytes CEILING = Bytes.ofMebibytes(1000);
    private static final List<ModuleResult> RAN = List.of(Results.completed("kg"));

    private Optional<Peak> peak = Optional.empty();
    private final SuiteCeiling ceiling =
            new SuiteCeiling(CEILING, Metric.PSS, () -> peak, () -> 4711, Optional.empty());

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
