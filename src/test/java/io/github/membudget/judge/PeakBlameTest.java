package io.github.membudget.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.GrowthPattern.Blame;
import io.github.membudget.model.GrowthPattern.Contribution;
import io.github.membudget.model.GrowthPattern.Doubt;
import io.github.membudget.model.GrowthPattern.Jump;
import io.github.membudget.model.GrowthPattern.Role;
import io.github.membudget.model.InFork;
import io.github.membudget.model.InFork.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeakBlameTest {
    private static final long MIB = 1 << 20;

    private final List<ClassFacts> classes = new ArrayList<>();

    @Test
    void theClassThatAddedMostItselfIsTheCulprit() {
        run("Warm", 50, 60, 55, 0);
        run("Spike", 55, 400, 60, 0);
        Blame blame = PeakBlame.of(classes).orElseThrow();
        assertThat(blame.role()).isEqualTo(Role.CULPRIT);
        assertThat(blame.className()).isEqualTo("Spike");
        assertThat(blame.own().value()).isEqualTo(345 * MIB);
    }

    @Test
    void aClassOnAFloorThatOthersKeptIsTheVictimAndTheyAreNamed() {
        run("Warm", 50, 60, 55, 0);
        run("Keeps", 55, 355, 355, 300);
        run("Small", 355, 357, 357, 300);
        run("Last", 357, 380, 357, 300);
        Blame blame = PeakBlame.of(classes).orElseThrow();
        assertThat(blame.role()).isEqualTo(Role.VICTIM);
        assertThat(blame.className()).isEqualTo("Last");
        assertThat(blame.keepers()).extracting(Contribution::name).containsExactly("Keeps", "Warm", "Small");
    }

    @Test
    void aFloorOfMemoryThatNobodySawInUseMayBeGarbage() {
        run("Warm", 50, 60, 55, 0);
        run("Fills", 55, 355, 355, 0);
        run("Last", 355, 380, 357, 0);
        Blame blame = PeakBlame.of(classes).orElseThrow();
        assertThat(blame.role()).isEqualTo(Role.INCONCLUSIVE);
        assertThat(blame.why()).contains(Doubt.GARBAGE);
    }

    @Test
    void ofTheFirstClassNobodyKnowsWhatIsTheFrameworks() {
        run("First", 50, 200, 190, 0);
        run("Second", 190, 191, 190, 0);
        assertThat(PeakBlame.of(classes).orElseThrow().why()).contains(Doubt.RAN_FIRST);
    }

    @Test
    void noOrderTellsAnythingOfAClassThatRanAlone() {
        run("Only", 50, 200, 190, 0);
        assertThat(PeakBlame.of(classes).orElseThrow().why()).contains(Doubt.ONLY_ONE);
    }

    @Test
    void classesThatRanAtOneTimeAreNotToldApart() {
        run("One", 50, 200, 190, 0);
        ClassFacts beside = one("Other", 50, 300, 190, 0, 5);
        classes.add(beside);
        assertThat(PeakBlame.of(classes).orElseThrow().why()).contains(Doubt.SHARED);
    }

    @Test
    void ofAForkThatHardlyGrewNothingIsSaid() {
        run("One", 50, 55, 52, 0);
        run("Two", 52, 57, 52, 0);
        assertThat(PeakBlame.of(classes)).isEmpty();
    }

    @Test
    void theStepThatRoseFarMoreThanMostIsAJump() {
        for (int i = 0; i < 20; i++) {
            long floor = 100L + i + (i > 12 ? 90 : 0);
            run("T" + i, floor, floor + 1, floor + 1 + (i == 12 ? 90 : 0), 0);
        }
        assertThat(Jumps.ofClasses(classes))
                .extracting(Jump::name, Jump::number, jump -> jump.risen().value() / MIB)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("T12", 13, 91L));
    }

    @Test
    void evenGrowthHasNoJump() {
        for (int i = 0; i < 20; i++) {
            run("T" + i, 100 + 10L * i, 110 + 10L * i, 110 + 10L * i, 0);
        }
        assertThat(Jumps.ofClasses(classes)).isEmpty();
    }

    private void run(String name, long before, long peak, long after, long direct) {
        classes.add(one(name, before, peak, after, direct, 10L * classes.size()));
    }

    @SuppressWarnings("EnumOrdinal")
    private static ClassFacts one(String name, long before, long peak, long after, long direct, long startNanos) {
        long[] figures = new long[InFork.figures()];
        Arrays.fill(figures, -1);
        figures[Figure.RSS_BEFORE.ordinal()] = before * MIB;
        figures[Figure.RSS_AFTER.ordinal()] = after * MIB;
        figures[Figure.PEAK.ordinal()] = peak * MIB;
        figures[Figure.DIRECT_BUFFERS.ordinal()] = direct * MIB;
        return new ClassFacts(
                name, 1, 0, 1, List.of(), new InFork(startNanos, startNanos + 9, false, true, figures), List.of());
    }
}
