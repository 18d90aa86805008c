package io.github.membudget.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.GrowthPattern.Course;
import io.github.membudget.model.GrowthPattern.Slope;
import io.github.membudget.model.GrowthPattern.Trend;
import io.github.membudget.probe.format.ForkFigure;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GrowthTextTest {
    private static final double MIB = 1 << 20;

    @Test
    void whatAddsUpToLessThanOneMebibyteIsNoGrowth() {
        assertThat(text(ForkFigure.DIRECT_BUFFERS, Course.LEVELS_OFF, 0, 6))
                .isEqualTo("direct buffers level off: no growth");
        assertThat(text(ForkFigure.DIRECT_BUFFERS, Course.INCONCLUSIVE, 0.04 * MIB, 20))
                .isEqualTo("direct buffers: no growth");
        assertThat(text(ForkFigure.THREADS, Course.LEVELS_OFF, 0.01, 50)).isEqualTo("threads level off: no growth");
    }

    @Test
    void aSmallSlopeOverManyTestsIsToldInKibibytes() {
        assertThat(text(ForkFigure.RSS_AFTER, Course.CLIMBS, 0.25 * 1024, 50_000))
                .startsWith("RSS keeps climbing: +0.25 KiB a test (");
    }

    private static String text(ForkFigure figure, Course course, double perStep, int points) {
        return GrowthText.trend(
                new Trend(figure, course, "test", points, Optional.of(new Slope(perStep, perStep / 2, perStep * 2))));
    }
}
