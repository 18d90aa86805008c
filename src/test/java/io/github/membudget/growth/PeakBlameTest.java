package io.github.membudget.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.explain.GrowthText;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.GrowthPattern.Blame;
import io.github.membudget.model.GrowthPattern.Contribution;
import io.github.membudget.model.GrowthPattern.Doubt;
import io.github.membudget.model.GrowthPattern.Jump;
import io.github.membudget.model.GrowthPattern.Lived;
import io.github.membudget.model.GrowthPattern.Role;
import io.github.membudget.model.InFork;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.HeapSnapshot;
import io.github.membudget.probe.format.ForkFigure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeakBlameTest {
    private static final long MIB = 1 << 20;

    private final List<ClassFacts> classes = new ArrayList<>();

    @Test
    void theClassThatAddedMostItselfIsTheCulprit() {
        run("Warm", 50, 60, 55, 0);
        run("Spike", 55, 400, 60, 0);
        Blame blame = PeakBlame.of(classes, Optional.empty()).orElseThrow();
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
        Blame blame = PeakBlame.of(classes, Optional.empty()).orElseThrow();
        assertThat(blame.role()).isEqualTo(Role.VICTIM);
        assertThat(blame.className()).isEqualTo("Last");
        assertThat(blame.keepers()).extracting(Contribution::name).containsExactly("Keeps", "Warm", "Small");
    }

    @Test
    void aFloorOfMemoryThatNobodySawInUseMayBeGarbage() {
        run("Warm", 50, 60, 55, 0);
        run("Fills", 55, 355, 355, 0);
        run("Last", 355, 380, 357, 0);
        Blame blame = PeakBlame.of(classes, Optional.empty()).orElseThrow();
        assertThat(blame.role()).isEqualTo(Role.INCONCLUSIVE);
        assertThat(blame.why()).contains(Doubt.GARBAGE);
    }

    @Test
    void ofTheFirstClassNobodyKnowsWhatIsTheFrameworks() {
        run("First", 50, 200, 190, 0);
        run("Second", 190, 191, 190, 0);
        assertThat(PeakBlame.of(classes, Optional.empty()).orElseThrow().why()).contains(Doubt.RAN_FIRST);
    }

    @Test
    void noOrderTellsAnythingOfAClassThatRanAlone() {
        run("Only", 50, 200, 190, 0);
        assertThat(PeakBlame.of(classes, Optional.empty()).orElseThrow().why()).contains(Doubt.ONLY_ONE);
    }

    @Test
    void classesThatRanAtOneTimeAreNotToldApart() {
        run("One", 50, 200, 190, 0);
        ClassFacts beside = one("Other", 50, 300, 190, 0, 5);
        classes.add(beside);
        Blame blame = PeakBlame.of(classes, Optional.empty()).orElseThrow();
        assertThat(blame.why()).contains(Doubt.SHARED);
        assertThat(blame.keepers()).allMatch(Contribution::shared);
    }

    @Test
    void ofAForkThatHardlyGrewNothingIsSaid() {
        run("One", 50, 55, 52, 0);
        run("Two", 52, 57, 52, 0);
        assertThat(PeakBlame.of(classes, Optional.empty())).isEmpty();
    }

    @Test
    void theStepThatRoseFarMoreThanMostIsAJump() {
        for (int i = 0; i < 20; i++) {
            long floor = 100L + i + (i > 12 ? 90 : 0);
            run("T" + i, floor, floor + 1, floor + 1 + (i == 12 ? 90 : 0), 0);
        }
        assertThat(Jumps.ofClasses(classes, Optional.empty()))
                .extracting(Jump::name, Jump::number, jump -> jump.risen().value() / MIB)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("T12", 13, 91L));
    }

    @Test
    void aJumpOfAClassThatRanBesideAnotherSaysSo() {
        for (int i = 0; i < 20; i++) {
            run("T" + i, 100 + i, 101 + i, 101 + i, 0);
        }
        classes.add(one("Jumps", 120, 220, 220, 0, 200));
        classes.add(one("Beside", 220, 221, 221, 0, 205));
        assertThat(Jumps.ofClasses(classes, Optional.empty()))
                .extracting(jump -> GrowthText.jump(jump, "class"))
                .containsExactly("RSS jumps by 100 MiB in Jumps (class 21, beside others)");
    }

    @Test
    void evenGrowthHasNoJump() {
        for (int i = 0; i < 20; i++) {
            run("T" + i, 100 + 10L * i, 110 + 10L * i, 110 + 10L * i, 0);
        }
        assertThat(Jumps.ofClasses(classes, Optional.empty())).isEmpty();
    }

    @Test
    void whatAnInvestigationSawLiveTellsWhoKept() {
        run("Warm", 50, 60, 55, 0);
        run("Garbage", 55, 255, 255, 0);
        run("Keeps", 255, 375, 375, 0);
        run("Last", 375, 400, 357, 0);
        Blame blame = PeakBlame.of(classes, lived(0, 2, 5, 185)).orElseThrow();
        assertThat(blame.role()).isEqualTo(Role.VICTIM);
        assertThat(blame.keepers().get(0).name()).isEqualTo("Keeps");
        assertThat(blame.keepers().get(0).lived().orElseThrow().heap()).isEqualTo(180 * MIB);
        assertThat(blame.lived().orElseThrow().value()).isEqualTo(185 * MIB);
    }

    @Test
    void aFloorThatAnInvestigationSawDeadIsGarbageAndNobodysFault() {
        run("Warm", 50, 60, 55, 0);
        run("Garbage", 55, 355, 355, 0);
        run("Last", 355, 380, 357, 0);
        Blame blame = PeakBlame.of(classes, lived(0, 2, 2)).orElseThrow();
        assertThat(blame.role()).isEqualTo(Role.ON_GARBAGE);
        assertThat(blame.keepers()).extracting(Contribution::name).containsExactly("Warm");
        assertThat(GrowthText.blame(blame, "m"))
                .contains("only 2 MiB were live, most of it kept by Warm (+2 MiB). The rest was garbage")
                .doesNotContain("membudget:investigate");
    }

    @Test
    void aJumpSaysWhatOfItLived() {
        for (int i = 0; i < 20; i++) {
            long floor = 100L + i + (i > 12 ? 90 : 0);
            run("T" + i, floor, floor + 1, floor + 1 + (i == 12 ? 90 : 0), 0);
        }
        assertThat(Jumps.ofClasses(classes, lived(new long[21])))
                .extracting(jump -> GrowthText.jump(jump, "class"))
                .containsExactly(
                        "RSS jumps by 91 MiB in T12 (class 13); live heap changed by +0 MiB during this class");
    }

    @Test
    void classesOfOneLookShareWhatItTells() {
        run("One", 50, 60, 55, 0);
        run("Two", 55, 60, 55, 0);
        run("Three", 55, 60, 55, 0);
        LiveSet set = new LiveSet(
                1,
                List.of(look("", List.of(), 4), look("Two", List.of("One"), 14), look("Three", List.of(), 15)),
                Optional.empty());
        LivedOn lived = LivedOn.of(List.of(set), 1, classes).orElseThrow();
        assertThat(lived.of(classes.subList(0, 1))).contains(new Lived(10 * MIB, 0, 2));
        assertThat(lived.of(classes)).contains(new Lived(11 * MIB, 0, 3));
        assertThat(LivedOn.of(List.of(set), 2, classes)).isEmpty();
    }

    @Test
    void ofAClassAfterWhichNobodyLookedNothingIsKnown() {
        run("One", 50, 60, 55, 0);
        run("Died", 55, 60, 55, 0);
        LiveSet set = new LiveSet(1, List.of(look("", List.of(), 4), look("One", List.of(), 14)), Optional.empty());
        assertThat(LivedOn.of(List.of(set), 1, classes).orElseThrow().of(classes.subList(1, 2)))
                .isEmpty();
    }

    /** @param mib live before the first class and after each */
    private Optional<LivedOn> lived(long... mib) {
        List<HeapSnapshot> snapshots = new ArrayList<>();
        for (int i = 0; i < mib.length; i++) {
            snapshots.add(look(i == 0 ? "" : classes.get(i - 1).className(), List.of(), mib[i]));
        }
        return LivedOn.of(List.of(new LiveSet(1, snapshots, Optional.empty())), 1, classes);
    }

    private static HeapSnapshot look(String name, List<String> unseen, long mib) {
        return new HeapSnapshot(name, unseen, new Bytes(mib * MIB), Optional.empty(), Map.of());
    }

    private void run(String name, long before, long peak, long after, long direct) {
        classes.add(one(name, before, peak, after, direct, 10L * classes.size()));
    }

    @SuppressWarnings("EnumOrdinal")
    private static ClassFacts one(String name, long before, long peak, long after, long direct, long startNanos) {
        long[] figures = new long[InFork.figures()];
        Arrays.fill(figures, -1);
        figures[ForkFigure.RSS_BEFORE.ordinal()] = before * MIB;
        figures[ForkFigure.RSS_AFTER.ordinal()] = after * MIB;
        figures[ForkFigure.PEAK.ordinal()] = peak * MIB;
        figures[ForkFigure.DIRECT_BUFFERS.ordinal()] = direct * MIB;
        return new ClassFacts(
                name, 1, 0, 1, List.of(), new InFork(startNanos, startNanos + 9, false, true, figures), List.of());
    }
}
