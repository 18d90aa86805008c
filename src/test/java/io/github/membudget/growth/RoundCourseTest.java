package io.github.membudget.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.RoundGrowth;
import io.github.membudget.model.RoundGrowth.Course;
import io.github.membudget.model.RoundGrowth.Range;
import io.github.membudget.model.RoundGrowth.Size;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundCourseTest {
    /** @param mebibytes after each round; negative where that is not known */
    private static RoundGrowth after(double... mebibytes) {
        return RoundCourse.of(sizes(mebibytes), true);
    }

    private static List<Size> sizes(double... mebibytes) {
        List<Size> sizes = new ArrayList<>();
        for (int i = 0; i < mebibytes.length; i++) {
            if (mebibytes[i] >= 0) {
                sizes.add(new Size(i + 1, new Bytes((long) (mebibytes[i] * (1 << 20)))));
            }
        }
        return sizes;
    }

    @Test
    void whatGrowsAfterTheFirstRoundTooIsALeak() {
        RoundGrowth leak = after(12, 24, 36);
        assertThat(leak.course()).isEqualTo(Course.GROWS);
        assertThat(leak.perRound()).hasValue(12 << 20);
        assertThat(leak.doubt()).as("seen but once").isEmpty();
    }

    @Test
    void theSlopeIsThatOfTheRoundsAfterTheFirstWithItsDoubt() {
        RoundGrowth leak = after(50, 60, 62, 65, 66);
        assertThat(leak.course()).isEqualTo(Course.GROWS);
        assertThat(leak.perRound()).hasValue(2 << 20);
        assertThat(leak.doubt()).contains(new Range(1 << 20, 3 << 20));
    }

    @Test
    void oneRoundThatStandsOutDoesNotMakeTheSlope() {
        assertThat(after(10, 12, 14, 90, 18, 20).perRound().orElseThrow()).isBetween(1L << 20, 3L << 20);
    }

    @Test
    void whatGrowsInTheSecondRoundAloneIsFilledOnce() {
        assertThat(after(12, 40, 40).course()).isEqualTo(Course.FILLED_ONCE);
        assertThat(after(12, 40, 40.1, 40.2).course()).isEqualTo(Course.FILLED_ONCE);
        assertThat(after(400, 401, 400).course()).isEqualTo(Course.FILLED_ONCE);
    }

    @Test
    void evenStepsOfALargeTableAreALeak() {
        assertThat(after(400, 412, 424).course()).isEqualTo(Course.GROWS);
        assertThat(after(400, 400, 412).course()).as("one step of two").isEqualTo(Course.FILLED_ONCE);
    }

    @Test
    void upAndDownIsNoTrend() {
        assertThat(after(10, 12, 30, 11, 25).course()).isEqualTo(Course.UNCLEAR);
    }

    @Test
    void twoRoundsCannotTellALeakFromALateCache() {
        RoundGrowth grown = after(12, 24);
        assertThat(grown.course()).isEqualTo(Course.UNCLEAR);
        assertThat(grown.perRound()).isEmpty();
        assertThat(after(40, 40).course()).isEqualTo(Course.FILLED_ONCE);
    }

    @Test
    void aRoundThatIsNotKnownIsLeftOut() {
        assertThat(after(10, 12, -1, -1, 18).perRound()).hasValue(2 << 20);
    }

    @Test
    void aRoundWithFailedTestsClearsNobodyButDoesNotHideALeak() {
        assertThat(RoundCourse.of(sizes(40, 40, 40), false).course()).isEqualTo(Course.TESTS_FAILED);
        assertThat(RoundCourse.of(sizes(12, 24, 36), false).course()).isEqualTo(Course.GROWS);
    }
}
