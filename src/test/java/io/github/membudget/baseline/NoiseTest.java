package io.github.membudget.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Difference.Spread;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NoiseTest {
    @Test
    void ofOneRunATenthIsTaken() {
        assertThat(Noise.of(List.of(1000L), 1)).isEqualTo(new Spread(1, 1000, 900, 1100));
    }

    @Test
    void ofTwoRunsTwiceTheirDifference() {
        assertThat(Noise.of(List.of(1000L, 1200L), 1)).isEqualTo(new Spread(2, 1100, 700, 1500));
    }

    @Test
    void ofThreeRunsStudentsPredictionInterval() {
        // Deviation 10, t(2) at 97.5 % is 4.303, times the root of 4/3.
        assertThat(Noise.of(List.of(1010L, 990L, 1000L), 1)).isEqualTo(new Spread(3, 1000, 950, 1050));
    }

    @Test
    void runsThatAgreeByChanceTellNoLessThanTwoPercentOrTheFloor() {
        assertThat(Noise.of(List.of(1000L, 1000L, 1000L), 1)).isEqualTo(new Spread(3, 1000, 980, 1020));
        assertThat(Noise.of(List.of(1000L, 1000L, 1000L), 64)).isEqualTo(new Spread(3, 1000, 936, 1064));
    }

    @Test
    void whereARunHasBeenIsNoise() {
        Spread spread = Noise.of(List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 5000L), 1);
        assertThat(spread.median()).isZero();
        assertThat(spread.high()).isGreaterThanOrEqualTo(5000);
    }

    @Test
    void figuresMayBeNegative() {
        assertThat(Noise.of(List.of(-1000L), 1)).isEqualTo(new Spread(1, -1000, -1100, -900));
    }

    /** One-sided, since only growth fails: at most 2.5 % by theory for normal figures, whatever the number of runs. */
    @Test
    void aFurtherRunOfTheSameSuiteIsSeldomOver() {
        Random random = new Random(42);
        for (int runs = 3; runs <= 10; runs++) {
            int over = 0;
            for (int i = 0; i < 20_000; i++) {
                Long[] figures = new Long[runs];
                for (int run = 0; run < runs; run++) {
                    figures[run] = 100_000L + (long) (5_000 * random.nextGaussian());
                }
                long next = 100_000L + (long) (5_000 * random.nextGaussian());
                over += next > Noise.of(List.of(figures), 1).high() ? 1 : 0;
            }
            assertThat(over / 20_000.0).as(runs + " runs").isLessThan(0.035);
        }
    }
}
