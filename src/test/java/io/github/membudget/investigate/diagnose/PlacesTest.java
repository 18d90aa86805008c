package io.github.membudget.investigate.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final String SHARED = "a.CTest or one before it: a.ATest, a.BTest";

    @Test
    void aTestIsAtTheClassThatHadEndedOrAtOneOfThose() {
        assertThat(Places.isAt("a.CTest", "a.CTest.fills")).isTrue();
        assertThat(Places.isAt("a.CTest", "a.CTest$Inner.fills")).isTrue();
        assertThat(Places.isAt(SHARED, "a.BTest")).isTrue();
        assertThat(Places.isAt(SHARED, "a.BTestOther")).isFalse();
    }

    @Test
    void wherePlacesNameNotAllClassesAnyMayBeOne() {
        assertThat(Places.mayBeAt(SHARED, "a.DTest")).isFalse();
        assertThat(Places.mayBeAt("a.CTest or one before it: 4 more, a.ATest", "a.DTest"))
                .isTrue();
    }
}
