package io.github.membudget.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SnapshotPlaceTest {
    private static final SnapshotPlace SHARED = SnapshotPlace.of("a.CTest", List.of("a.ATest", "a.BTest"));

    @Test
    void aTestIsAtTheClassThatHadEndedOrAtOneOfThose() {
        assertThat(SnapshotPlace.of("a.CTest").has("a.CTest.fills")).isTrue();
        assertThat(SnapshotPlace.of("a.CTest").has("a.CTest$Inner.fills")).isTrue();
        assertThat(SHARED.has("a.BTest")).isTrue();
        assertThat(SHARED.has("a.BTestOther")).isFalse();
    }

    @Test
    void whereNotAllClassesAreNamedAnyMayBeOne() {
        SnapshotPlace many = SnapshotPlace.of(
                "a.ZTest", IntStream.range(0, 11).mapToObj(i -> "a.T" + i).toList());

        assertThat(many.unnamed()).isEqualTo(3);
        assertThat(many.mayHave("a.T1")).isTrue();
        assertThat(many.has("a.T1")).isFalse();
        assertThat(many.has("a.T3")).isTrue();
        assertThat(SHARED.mayHave("a.DTest")).isFalse();
    }

    @Test
    void allThatItMayHaveBeenIsNamed() {
        assertThat(SnapshotPlace.of("a.CTest")).hasToString("a.CTest");
        assertThat(SHARED).hasToString("a.CTest or one before it: a.ATest, a.BTest");
        assertThat(new SnapshotPlace("a.CTest", List.of("a.BTest"), 3))
                .hasToString("a.CTest or one before it: 3 more, a.BTest");
    }

    @Test
    void itsPackageIsThatOfTheClassThatHadJustEnded() {
        assertThat(new SnapshotPlace("acme.shop.OneTest", List.of("acme.shop.TwoTest"), 3).packageName())
                .isEqualTo("acme.shop");
        assertThat(SnapshotPlace.of("").isAfterAClass()).isFalse();
    }
}
