package io.github.membudget.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Metric;
import io.github.membudget.observe.sampling.Recording;
import io.github.membudget.observe.sampling.Tick;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuiteVictimTest {
    private final Recording large = Rounds.recording();
    private final Recording small = Rounds.recording();
    private final SuiteVictim victim = new SuiteVictim(Metric.RSS);
    private Tick last = Rounds.at(0, large, 0);

    private void round(long atMillis, int largeMebibytes, int smallMebibytes) {
        last = Rounds.at(atMillis, large, largeMebibytes, small, smallMebibytes);
        victim.note(last.recordings(), atMillis);
    }

    private SuiteVictim.Chosen choose(Map<Recording, Bytes> ceilings) {
        return victim.choose(last.recordings(), ceilings).orElseThrow();
    }

    @Test
    void whoIsFurthestOverHisOwnCeilingGoesFirst() {
        round(0, 1000, 100);
        round(100, 2000, 120);
        SuiteVictim.Chosen choice = choose(Map.of(large, Bytes.ofMebibytes(1990), small, Bytes.ofMebibytes(100)));
        assertThat(choice.recording()).isSameAs(small);
        assertThat(choice.why()).isEqualTo("it was furthest over its own ceiling (at 120 % of it)");
    }

    @Test
    void elseWhoGrowsFastest() {
        round(0, 1000, 100);
        round(500, 1010, 150);
        SuiteVictim.Chosen choice = choose(Map.of(small, Bytes.ofMebibytes(150)));
        assertThat(choice.recording()).isSameAs(small);
        assertThat(choice.why()).isEqualTo("it grew fastest (by 100 MiB a second)");
    }

    @Test
    void growthOfLongAgoIsNoReason() {
        round(0, 1000, 100);
        round(500, 1000, 700);
        round(2000, 1001, 700);
        round(2500, 1002, 700);
        assertThat(choose(Map.of()).recording()).isSameAs(large);
    }

    @Test
    void whoRunsAloneIsNotComparedWithOthers() {
        last = Rounds.at(0, large, 100);
        victim.note(last.recordings(), 0);
        last = Rounds.at(500, large, 900);
        victim.note(last.recordings(), 500);
        assertThat(choose(Map.of()).why()).isEqualTo("no other module ran");
        assertThat(choose(Map.of(large, Bytes.ofMebibytes(600))).why())
                .startsWith("it was furthest over its own ceiling");
    }

    @Test
    void elseTheLargest() {
        round(0, 1000, 100);
        round(500, 1000, 100);
        SuiteVictim.Chosen choice = choose(Map.of());
        assertThat(choice.recording()).isSameAs(large);
        assertThat(choice.why()).isEqualTo("it was the largest, and none was growing");
    }

    @Test
    void whoIsGoneIsForgotten() {
        round(0, 100, 100);
        last = Rounds.at(100, small, 100);
        victim.note(last.recordings(), 100);
        round(200, 900, 150);
        assertThat(choose(Map.of()).recording())
                .as("a new fork's first round is no growth")
                .isSameAs(small);
    }

    @Test
    void nobodyIsThere() {
        assertThat(victim.choose(Map.of(), Map.of())).isEmpty();
    }
}
