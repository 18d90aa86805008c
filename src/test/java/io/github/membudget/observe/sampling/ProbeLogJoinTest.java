package io.github.membudget.observe.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Attribution;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ForkFacts;
import io.github.membudget.model.InFork;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.Peak;
import io.github.membudget.model.PeakSource;
import io.github.membudget.model.TestFacts;
import io.github.membudget.model.TestFacts.Heights;
import io.github.membudget.model.TestId;
import io.github.membudget.model.TestStatus;
import io.github.membudget.model.TimelinePoint;
import io.github.membudget.observe.probelog.ForkLog;
import io.github.membudget.probe.format.ForkFigure;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ProbeLogJoinTest {
    private static final long PEAK = Bytes.ofMebibytes(100).value();

    @Test
    void aPeakThatABriefTestSharesWithThoseBeforeItIsTheKernelsOverItsClass() {
        assertThat(peak(false, true))
                .hasValueSatisfying(peak -> assertThat(peak.rss().value()).isEqualTo(PEAK))
                .map(Peak::source)
                .hasValue(PeakSource.KERNEL);
    }

    @Test
    void aPeakThatTheKernelMarkedOverNoSpanIsSampled() {
        assertThat(peak(false, false)).map(Peak::source).hasValue(PeakSource.SAMPLED);
    }

    @Test
    void aClassWhoseJvmDoesNotKnowItsRssHasThatOfTheSamplesAround() {
        long[] figures = new long[InFork.figures()];
        Arrays.fill(figures, -1);
        ForkLog.Entry unknown =
                new ForkLog.Entry("acme.Test", "", "", List.of(), new InFork(1_000, 3_000, false, true, figures));
        ForkLog log = new ForkLog(7, List.of(), List.of(unknown), Map.of(), Optional.empty(), Optional.empty());
        InFork seen = ProbeLogJoin.join(
                        facts(new TimelinePoint(900, 40), new TimelinePoint(2_000, 90), new TimelinePoint(3_100, 60)),
                        List.of(log),
                        nanos -> nanos)
                .classes()
                .get(0)
                .figures();
        assertThat(seen.bytes(ForkFigure.RSS_BEFORE)).contains(new Bytes(40));
        assertThat(seen.bytes(ForkFigure.RSS_AFTER)).contains(new Bytes(60));
        assertThat(seen.bytes(ForkFigure.PEAK)).contains(new Bytes(90));
        assertThat(seen.exact()).isFalse();
        InFork unseen = ProbeLogJoin.join(facts(new TimelinePoint(2_000, 90)), List.of(log), nanos -> nanos)
                .classes()
                .get(0)
                .figures();
        assertThat(unseen.bytes(ForkFigure.RSS_BEFORE))
                .as("nobody looked before")
                .isEmpty();
    }

    @Test
    void whatWasSampledOfSeveralTestsIsNoneOfThemAloneWhereTheJvmDoesNotKnowItsRss() {
        TestFacts sampled = new TestFacts(
                new TestId("acme.Test", Optional.of("brief"), Optional.empty()),
                1,
                TestStatus.PASSED,
                0,
                1,
                Heights.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Attribution.SHARED);
        long[] figures = new long[InFork.figures()];
        Arrays.fill(figures, -1);
        assertThat(sampled.with(new InFork(1, 2, false, false, figures), Optional.empty())
                        .attribution())
                .isEqualTo(Attribution.SHARED);
        figures[ForkFigure.PEAK.ordinal()] = PEAK;
        assertThat(sampled.with(new InFork(1, 2, false, true, figures), Optional.empty())
                        .attribution())
                .isEqualTo(Attribution.EXCLUSIVE);
    }

    private static Optional<Peak> peak(boolean testExact, boolean classExact) {
        ForkLog log = new ForkLog(
                7,
                List.of(entry("test", testExact)),
                List.of(entry("", classExact)),
                Map.of(),
                Optional.empty(),
                Optional.empty());
        return ProbeLogJoin.join(facts(), List.of(log), nanos -> nanos).peak();
    }

    private static ModuleFacts facts(TimelinePoint... timeline) {
        ForkFacts fork = new ForkFacts(
                OptionalInt.of(1),
                7,
                Instant.EPOCH,
                1,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(timeline),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());
        return new ModuleFacts(0, 1, Optional.empty(), List.of(), List.of(fork), List.of(), List.of(), List.of());
    }

    private static ForkLog.Entry entry(String method, boolean exact) {
        long[] figures = new long[InFork.figures()];
        Arrays.fill(figures, -1);
        figures[ForkFigure.PEAK.ordinal()] = PEAK;
        return new ForkLog.Entry("acme.Test", method, method, List.of(), new InFork(1, 2, false, exact, figures));
    }
}
