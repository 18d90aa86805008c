package io.github.membudget.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Metric;
import io.github.membudget.model.Outcome;
import io.github.membudget.model.Peak;
import io.github.membudget.model.PeakSource;
import io.github.membudget.model.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModuleJudgeTest {
    private static final Optional<Bytes> CEILING = Optional.of(new Bytes(1000));

    @Test
    void oneByteOverIsABreach() {
        assertThat(verdict(1000)).isEqualTo(Verdict.WITHIN);
        assertThat(verdict(1001)).isEqualTo(Verdict.BREACHED);
    }

    @Test
    void whatWasNotMeasuredIsInconclusive() {
        assertThat(ModuleJudge.verdict(Optional.empty(), CEILING, Metric.RSS, true))
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ModuleJudge.verdict(Optional.of(peak(2000)), CEILING, Metric.PSS, true))
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void nothingRanMeansNothingBreached() {
        assertThat(ModuleJudge.verdict(Optional.empty(), CEILING, Metric.RSS, false))
                .isEqualTo(Verdict.WITHIN);
    }

    @Test
    void withoutACeilingNothingIsOver() {
        assertThat(ModuleJudge.verdict(Optional.of(peak(Long.MAX_VALUE)), Optional.empty(), Metric.RSS, true))
                .isEqualTo(Verdict.WITHIN);
    }

    private static Verdict verdict(long rss) {
        return ModuleJudge.verdict(Optional.of(peak(rss)), CEILING, Metric.RSS, true);
    }

    private static Peak peak(long rss) {
        return new Peak(new Bytes(rss), PeakSource.KERNEL, 0, 1, Optional.empty(), Optional.empty());
    }

    @Test
    void aRunThatWasCutShortIsNoProofThatItFits() {
        Optional<Bytes> ceiling = Optional.of(Bytes.ofMebibytes(200));
        assertThat(ModuleJudge.once(Outcome.OUT_OF_MEMORY, ceiling, Verdict.WITHIN))
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ModuleJudge.once(Outcome.CRASHED, ceiling, Verdict.WITHIN)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ModuleJudge.once(Outcome.OUT_OF_MEMORY, ceiling, Verdict.BREACHED))
                .isEqualTo(Verdict.BREACHED);
        assertThat(ModuleJudge.once(Outcome.OUT_OF_MEMORY, Optional.empty(), Verdict.WITHIN))
                .isEqualTo(Verdict.WITHIN);
        assertThat(ModuleJudge.once(Outcome.COMPLETED, ceiling, Verdict.WITHIN)).isEqualTo(Verdict.WITHIN);
    }
}
