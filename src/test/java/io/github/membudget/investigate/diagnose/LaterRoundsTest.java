package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Samples.MIB;
import static io.github.membudget.investigate.diagnose.Samples.PID;
import static io.github.membudget.investigate.diagnose.Samples.field;
import static io.github.membudget.investigate.diagnose.Samples.grown;
import static io.github.membudget.investigate.diagnose.Samples.rise;
import static io.github.membudget.investigate.diagnose.Samples.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.explain.FindingText;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Finding.Severity;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.Rounds;
import io.github.membudget.model.LiveSet.TestId;
import io.github.membudget.model.LiveSet.Trouble;
import io.github.membudget.model.RoundGrowth.Course;
import io.github.membudget.probe.format.RoundTrouble;
import io.github.membudget.source.SourcePlaces;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaterRoundsTest {
    private static final String FIELD = "acme.CacheTest.KEPT";

    private static Finding after(List<Trouble> troubles, long... mebibytes) {
        LiveSet live = new LiveSet(
                PID,
                List.of(snapshot("", 1, Map.of()), snapshot("acme.CacheTest", 1 + mebibytes[0], Map.of())),
                List.of(),
                Map.of(),
                new Rounds(List.of(), troubles),
                Optional.empty(),
                Optional.empty());
        List<LaterRounds.Kept> kept = IntStream.range(1, mebibytes.length)
                .mapToObj(i -> new LaterRounds.Kept(
                        PID, i + 1, List.of(field(FIELD).keeps(mebibytes[i], "ArrayList (9) -> 9 x acme.Row"))))
                .toList();
        Diagnosis diagnosis = Samples.run()
                .snapshots(live)
                .grew(grown("acme.Row", rise("acme.CacheTest", 9, mebibytes[0] * MIB)))
                .held(field(FIELD).keeps(mebibytes[0], "ArrayList (9) -> 9 x acme.Row"))
                .diagnosis()
                .with(new LaterRounds(List.of(live), kept));
        return FindingText.of(diagnosis, List.of(live), SourcePlaces.NONE).stream()
                .filter(finding -> finding.holder().isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static Trouble failed(String className) {
        return new Trouble(2, RoundTrouble.FAILED, 1, Optional.of(new TestId(className, "reads")), "no port");
    }

    @Test
    void aLeakIsNeverLow() {
        Finding leak = after(List.of(), 2, 4, 6);
        assertThat(leak.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(leak.byRound().orElseThrow().perRound()).hasValue(2 << 20);
        assertThat(leak.evidence().get(0).toString())
                .contains("+2 MiB a round (2 MiB, 4 MiB, 6 MiB after rounds 1, 2, 3). It is a leak.");
    }

    @Test
    void whatGrowsByLittleOfItselfIsNoGraveLeak() {
        assertThat(after(List.of(), 200, 210, 220).severity()).isEqualTo(Severity.MEDIUM);
        assertThat(after(List.of(), 200, 400, 600).severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void whatOneClassFillsOnceIsLow() {
        Finding cache = after(List.of(), 200, 200, 200);
        assertThat(cache.severity()).isEqualTo(Severity.LOW);
        assertThat(cache.byRound().orElseThrow().course()).isEqualTo(Course.FILLED_ONCE);
    }

    @Test
    void onlyFailuresOfItsOwnClassesLeaveItOpen() {
        assertThat(after(List.of(failed("acme.OtherTest")), 40, 40, 40)
                        .byRound()
                        .orElseThrow()
                        .course())
                .isEqualTo(Course.FILLED_ONCE);
        Finding open = after(List.of(failed("acme.CacheTest")), 40, 40, 40);
        assertThat(open.byRound().orElseThrow().course()).isEqualTo(Course.TESTS_FAILED);
        assertThat(open.severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void aJvmThatEndedLaterLeavesWhatItsRoundsShowed() {
        Trouble exit = new Trouble(4, RoundTrouble.EXIT, 1, Optional.empty(), "acme.ExitTest.stops:12");
        assertThat(after(List.of(exit), 40, 40, 40).byRound().orElseThrow().course())
                .isEqualTo(Course.FILLED_ONCE);
    }
}
