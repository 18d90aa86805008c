package io.github.membudget.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RemainingClassesTest {
    private static final String A = "[engine:junit-jupiter]/[class:A]";
    private static final String B = "[engine:junit-jupiter]/[class:B]";
    private static final String TESTNG = "[engine:testng]/[class:C]";

    @Test
    void theLastIsTheOneThatEndsLast() {
        RemainingClasses remaining = new RemainingClasses(List.of(A, B));
        assertThat(remaining.removeLast(B)).isFalse();
        assertThat(remaining.removeLast(A)).isTrue();
        assertThat(remaining.removeLast(A)).isFalse();
    }

    @Test
    void aClassThatWasNotPlannedIsNotTheLast() {
        RemainingClasses remaining = new RemainingClasses(List.of(A, B));
        assertThat(remaining.removeLast(A)).isFalse();
        assertThat(remaining.removeLast("[engine:junit-jupiter]/[class:B]/[nested-class:N]"))
                .isFalse();
        assertThat(remaining.removeLast(B)).isTrue();
    }

    @Test
    void aPlanOfOneClassHasNoLast() {
        assertThat(new RemainingClasses(List.of(A)).removeLast(A)).isFalse();
    }

    @Test
    void eachEngineHasItsOwn() {
        RemainingClasses remaining = new RemainingClasses(List.of(A, B, TESTNG, TESTNG + "2"));
        assertThat(remaining.removeLast(A)).isFalse();
        assertThat(remaining.removeLast(TESTNG)).isFalse();
        assertThat(remaining.removeLast(B)).isTrue();
        assertThat(remaining.removeLast(TESTNG + "2")).isTrue();
    }

    @Test
    void testngIsKnownByItsEngine() {
        assertThat(RemainingClasses.isTestng(TESTNG)).isTrue();
        assertThat(RemainingClasses.isTestng(A)).isFalse();
    }
}
