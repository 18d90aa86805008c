package io.github.membudget.observe.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.TimelinePoint;
import org.junit.jupiter.api.Test;

class SampleSeriesTest {
    private final SampleSeries series = new SampleSeries();

    @Test
    void tellsWhatWasBeforeDuringAndAfterASpan() {
        add(0, 10);
        add(100, 20);
        add(200, 50);
        add(300, 30);
        assertThat(series.lastAtOrBefore(100)).contains(new Bytes(20));
        assertThat(series.lastAtOrBefore(199)).contains(new Bytes(20));
        assertThat(series.firstAtOrAfter(201)).contains(new Bytes(30));
        assertThat(series.highest(110, 190))
                .as("the samples on both sides count")
                .contains(new Bytes(50));
        assertThat(series.highest(250, 260)).contains(new Bytes(50));
        assertThat(series.lastAtOrBefore(-1)).isEmpty();
        assertThat(series.firstAtOrAfter(301)).isEmpty();
    }

    @Test
    void countsChildProcessesOnlyWhereTheyRanInASpan() {
        add(0, 0);
        add(100, 70);
        add(200, 70);
        add(300, 0);
        assertThat(series.within(110, 150)).as("alive all through").hasValueSatisfying(heights -> {
            assertThat(heights.before()).contains(new Bytes(70));
            assertThat(heights.after()).contains(new Bytes(70));
        });
        assertThat(series.within(150, 310)).as("ended in it").hasValueSatisfying(heights -> assertThat(heights.after())
                .contains(Bytes.ZERO));
        assertThat(series.within(210, 290)).as("may have ended before it").isEmpty();
        assertThat(series.within(310, 350)).as("gone").isEmpty();
        assertThat(series.within(10, 90)).as("not begun yet").isEmpty();
        assertThat(new SampleSeries().within(0, 100)).isEmpty();
    }

    @Test
    void isEmptyWithoutSamples() {
        assertThat(series.highest(0, 10)).isEmpty();
        assertThat(series.timeline()).isEmpty();
    }

    @Test
    void keepsThePeaksOfALongRunInBoundedMemory() {
        for (int i = 0; i < 200_000; i++) {
            add(i, i == 77_777 ? 9_999 : i % 100);
        }
        assertThat(series.timeline()).hasSizeLessThanOrEqualTo(600);
        assertThat(series.timeline()).extracting(TimelinePoint::rssBytes).contains(9_999L);
        assertThat(series.highest(0, 200_000)).contains(new Bytes(9_999));
    }

    private void add(long millis, long bytes) {
        series.add(millis, new Bytes(bytes));
    }
}
