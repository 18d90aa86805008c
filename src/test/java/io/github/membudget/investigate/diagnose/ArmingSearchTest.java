package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Samples.field;
import static io.github.membudget.investigate.diagnose.Samples.live;
import static io.github.membudget.investigate.diagnose.Samples.run;
import static io.github.membudget.investigate.diagnose.Samples.snapshot;
import static io.github.membudget.investigate.diagnose.Samples.use;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArmingSearchTest {
    private static final String ROW = "acme.Row";

    /** What ATest has of a type at its end, and whether it brings rows itself. */
    private static Samples.Run filled(String type, String path, long rowsOfA) {
        return filled(type, path, rowsOfA, "acme.Log.SINKS");
    }

    private static Samples.Run filled(String type, String path, long rowsOfA, String field) {
        return run().held(field(field).keeps(20, path))
                .live(live(
                        snapshot("", 5, Map.of()),
                        snapshot("t.ATest", 5, Map.of(type, use(1), ROW, use(rowsOfA))),
                        snapshot("t.BTest", 15, Map.of(ROW, use(rowsOfA + 60_000))),
                        snapshot("t.CTest", 25, Map.of(ROW, use(rowsOfA + 90_000)))));
    }

    private static Samples.Run filledBy(String type) {
        return filled(type, "ArrayList (1) -> " + type + " -> ArrayList (90,000) -> 90,000 x " + ROW, 1);
    }

    @Test
    void namesTheClassThatTurnedOnWhatOthersFill() {
        Diagnosis diagnosis = filledBy("acme.RowListener").diagnosis();
        Finding found = filledBy("acme.RowListener").findings().get(0);

        assertThat(diagnosis.arming()).containsExactly("t.ATest");
        assertThat(found.headline()).endsWith(" — ATest");
        assertThat(found.place().orElseThrow().name()).isEqualTo("ATest");
        assertThat(found.where()).containsSubsequence("t.ATest", "t.BTest", "t.CTest");
    }

    @Test
    void theFixOfAnyObjectIsToUndoWhatTheClassRegistered() {
        assertThat(filledBy("t.ATest$Sink").findings().get(0).fix())
                .isEqualTo("Undo in t.ATest what it registered there: remove or close the t.ATest$Sink in its"
                        + " @AfterAll or @AfterEach.");
    }

    @Test
    void whatAFieldOfTheSuiteIsItselfComesFromThatField() {
        Finding found = filled(
                        "t.RowListener", "t.RowListener -> ArrayList (90,000) -> 90,000 x " + ROW, 1, "t.Base.ROWS")
                .findings()
                .get(0);

        assertThat(found.headline()).endsWith(" — Base.ROWS");
    }

    @Test
    void aCacheThatOneClassUsesFirstIsNotItsFault() {
        assertThat(filledBy("acme.Table").diagnosis().arming()).isEmpty();
    }

    @Test
    void whoFillsItTooDidMoreThanTurnItOn() {
        String path = "ArrayList (1) -> acme.RowListener -> ArrayList (90,000) -> 90,000 x " + ROW;

        assertThat(filled("acme.RowListener", path, 40_000).diagnosis().arming())
                .isEmpty();
    }

    @Test
    void whatWasThereBeforeNobodyTurnedOn() {
        List<String> arming = run().held(field("acme.Log.SINKS")
                        .keeps(20, "ArrayList (1) -> acme.RowListener -> ArrayList (90,000) -> 90,000 x " + ROW))
                .live(live(
                        snapshot("", 5, Map.of("acme.RowListener", use(1))),
                        snapshot("t.ATest", 5, Map.of()),
                        snapshot("t.BTest", 25, Map.of(ROW, use(90_000)))))
                .diagnosis()
                .arming();

        assertThat(arming).isEmpty();
    }

    @Test
    void whatOneClassTurnedOffAgainIsAnothersFault() {
        List<String> arming = run().held(field("acme.Log.SINKS")
                        .keeps(20, "ArrayList (1) -> acme.RowListener -> ArrayList (90,000) -> 90,000 x " + ROW))
                .live(live(
                        snapshot("", 5, Map.of()),
                        snapshot("t.MendedTest", 5, Map.of("acme.RowListener", use(1))),
                        snapshot("t.NextTest", 5, Map.of("acme.RowListener", use(0))),
                        snapshot("t.ATest", 5, Map.of("acme.RowListener", use(1))),
                        snapshot("t.BTest", 25, Map.of(ROW, use(90_000)))))
                .diagnosis()
                .arming();

        assertThat(arming).containsExactly("t.ATest");
    }
}
