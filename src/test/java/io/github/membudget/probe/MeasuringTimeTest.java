package io.github.membudget.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MeasuringTimeTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long BEGAN = -5 * SECOND;
    private static final long NOW = BEGAN + 100 * SECOND;

    private final MeasuringTime time = new MeasuringTime(BEGAN);

    @Test
    void itIsExpensiveBeyondTwoPercentOfTheTime() {
        time.spend(2 * SECOND);
        assertThat(time.isExpensive(NOW)).isFalse();
        time.spend(1);
        assertThat(time.isExpensive(NOW)).isTrue();
    }

    @Test
    void aMomentIsLongerOnceMeasuringIsExpensive() {
        assertThat(time.isSameMoment(NOW - 199_999, NOW)).isTrue();
        assertThat(time.isSameMoment(NOW - 200_000, NOW)).isFalse();
        time.spend(3 * SECOND);
        assertThat(time.isSameMoment(NOW - 1_999_999, NOW)).isTrue();
        assertThat(time.isSameMoment(NOW - 2_000_000, NOW)).isFalse();
    }

    @Test
    void aTestIsBriefMoreEasilyOnceMeasuringIsExpensive() {
        assertThat(time.isBrief(test(49_999))).isTrue();
        assertThat(time.isBrief(test(50_000))).isFalse();
        time.spend(3 * SECOND);
        assertThat(time.isBrief(test(499_999))).isTrue();
        assertThat(time.isBrief(test(500_000))).isFalse();
    }

    @Test
    void filesAreCountedAfterATestThatTookFiftyTimesAsLong() {
        time.counted(300_000);
        assertThat(time.isWorthCounting(test(15_000_000))).isFalse();
        assertThat(time.isWorthCounting(test(15_000_001))).isTrue();
    }

    @Test
    void oneCountThatWasSlowByChanceTakesNoFiguresFromTheNextTests() {
        time.counted(300_000);
        time.counted(20_000_000);
        assertThat(time.isWorthCounting(test(30_000_001))).isTrue();
        time.counted(300_000);
        assertThat(time.isWorthCounting(test(15_000_001))).isTrue();
    }

    @Test
    void countingThatStaysSlowIsDoneSeldom() {
        for (int i = 0; i < 10; i++) {
            time.counted(20_000_000);
        }
        assertThat(time.isWorthCounting(test(1_000_000_000))).isFalse();
    }

    private static Measurement test(long took) {
        Measurement test = new Measurement(NOW - took, 0, 0, 0, 0);
        test.end(NOW, 0, 0);
        return test;
    }
}
