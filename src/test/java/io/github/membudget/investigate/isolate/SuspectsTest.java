package io.github.membudget.investigate.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.explain.IsolationText;
import io.github.membudget.growth.Growth;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.ClassStart;
import io.github.membudget.model.ForkFacts;
import io.github.membudget.model.InFork;
import io.github.membudget.model.Isolated;
import io.github.membudget.model.Isolated.Trial;
import io.github.membudget.model.Isolated.TrialKind;
import io.github.membudget.model.Isolated.TrialRole;
import io.github.membudget.model.LeakVerdict;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.HeapSnapshot;
import io.github.membudget.model.Metric;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.OnBreach;
import io.github.membudget.model.Outcome;
import io.github.membudget.model.TestCounts;
import io.github.membudget.model.Verdict;
import io.github.membudget.probe.format.ForkFigure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SuspectsTest {
    private static final long MIB = 1 << 20;

    private final List<ClassFacts> classes = new ArrayList<>();
    private final List<HeapSnapshot> snapshots = new ArrayList<>(List.of(look("", 5, 60)));

    @Test
    void thoseThatKeptMostLiveHeapBeforeThePeakingClassAreSuspected() {
        run("Warm", 60, 90, 90, 7, 80);
        run("Little", 90, 120, 115, 20, 80);
        run("Much", 115, 420, 410, 320, 82);
        run("Some", 410, 440, 430, 340, 82);
        run("Most", 430, 460, 440, 345, 150);
        run("Peaks", 440, 500, 440, 345, 150);
        run("After", 440, 490, 490, 400, 150);
        Suspects suspects = suspects();
        assertThat(suspects.peaking()).contains("Peaks");
        assertThat(suspects.keepers()).extracting(Suspects.Keeper::className).containsExactly("Much", "Most", "Some");
        assertThat(suspects.none()).isEmpty();
    }

    @Test
    void ofClassesThatShareALookTheOneThatRaisedRssIsSuspected() {
        run("Warm", 60, 90, 90, 7, 80);
        noted("Quiet", 90, 95, 91);
        noted("Keeps", 91, 200, 195);
        noted("Beside", 195, 197, 196);
        snapshots.add(new HeapSnapshot("Beside", List.of("Quiet", "Keeps"), mib(107), Optional.of(mib(80)), Map.of()));
        run("Peaks", 196, 260, 200, 107, 80);
        assertThat(suspects().keepers()).extracting(Suspects.Keeper::className).containsExactly("Keeps");
    }

    @Test
    void withoutLiveSetsRssTells() {
        run("Warm", 60, 90, 90, 7, 80);
        run("Keeps", 90, 300, 290, 200, 80);
        run("Peaks", 290, 350, 290, 200, 80);
        assertThat(Suspects.of(module(1), List.of(), List.of()).keepers())
                .extracting(Suspects.Keeper::className)
                .containsExactly("Keeps", "Warm");
    }

    @Test
    void whereTheOrderIsNotTheSameInEveryRunNothingIsTried() {
        run("Keeps", 60, 300, 290, 200, 80);
        run("Peaks", 290, 350, 290, 200, 80);
        assertThat(Suspects.of(module(2), List.of(), List.of()).none().orElseThrow())
                .startsWith("it ran in several JVMs");
    }

    @Test
    void oneClassAloneHasNobodyToLeaveOut() {
        run("Only", 60, 300, 290, 200, 80);
        assertThat(suspects().none()).contains("only one class ran, so that there is none to leave out");
    }

    @Test
    void whoseAbsenceLowersTheFloorIsACulprit() {
        assertThat(told(TrialKind.WITHOUT, "a.A", stand(412, 70, 500, 900), stand(102, 68, 200, 590)))
                .isEqualTo("culprit: without a.A, a.B starts 310 MiB lower (412 to 102 MiB)");
    }

    @Test
    void memoryBesideTheHeapCountsWhereItIsMoreThanTheJvmsOwn() {
        assertThat(told(TrialKind.WITHOUT, "a.A", stand(20, 270, 500, 900), stand(19, 68, 200, 590)))
                .isEqualTo("culprit: without a.A, a.B starts 203 MiB lower (290 to 87 MiB)");
        assertThat(told(TrialKind.WITHOUT, "a.A", stand(20, 98, 500, 900), stand(19, 68, 200, 590)))
                .isEqualTo("inconclusive: without a.A, a.B starts 1 MiB lower (20 to 19 MiB);"
                        + " single runs may differ by 16 MiB");
    }

    @Test
    void aDifferenceThatSingleRunsMayHaveIsInconclusive() {
        assertThat(told(TrialKind.WITHOUT, "a.A", stand(412, 70, 500, 900), stand(380, 70, 500, 900)))
                .isEqualTo("inconclusive: without a.A, a.B starts 32 MiB lower (412 to 380 MiB);"
                        + " single runs may differ by 41.2 MiB");
        assertThat(told(TrialKind.WITHOUT, "a.A", stand(12, 70, 500, 900), stand(14, 70, 500, 900)))
                .isEqualTo("inconclusive: without a.A, a.B starts 2 MiB higher (12 to 14 MiB);"
                        + " single runs may differ by 16 MiB");
    }

    @Test
    void whoPeaksFarLowerAloneIsAVictimAndWhoDoesNotACulprit() {
        assertThat(told(TrialKind.ALONE, "a.B", stand(412, 70, 500, 598), stand(5, 60, 60, 98)))
                .isEqualTo("victim: alone, a.B peaks at 98 MiB RSS (with all other classes: 598 MiB)");
        assertThat(told(TrialKind.ALONE, "a.B", stand(12, 70, 90, 598), stand(5, 60, 60, 590)))
                .isEqualTo("culprit: alone, a.B peaks at 590 MiB RSS (with all other classes: 598 MiB)");
    }

    @Test
    void aRunInWhichAnotherTestFailsSaysNothing() {
        ClassStart failing = with(stand(5, 60, 60, 98), Set.of("a.B.old", "a.B.needsA"), Set.of("a.B"), true);
        ClassStart all = with(stand(412, 70, 500, 598), Set.of("a.B.old"), Set.of("a.A", "a.B"), true);
        Trial trial = Isolating.judge(TrialKind.WITHOUT, "a.A", all, failing);
        assertThat(trial.role()).isEqualTo(TrialRole.INCONCLUSIVE);
        assertThat(trial.doubt()).contains("a.B.needsA fails then");
    }

    @Test
    void aRunThatEndedEarlyOrRanMoreThanItShouldSaysNothing() {
        ClassStart all = stand(412, 70, 500, 598);
        ClassStart dead = with(stand(5, 60, 60, 98), Set.of(), Set.of("a.B"), false);
        assertThat(Isolating.judge(TrialKind.ALONE, "a.B", all, dead).doubt())
                .contains("its JVM did not run to its end");
        ClassStart wide = with(stand(5, 60, 60, 98), Set.of(), Set.of("a.A", "a.B"), true);
        assertThat(Isolating.judge(TrialKind.WITHOUT, "a.A", all, wide).role()).isEqualTo(TrialRole.INCONCLUSIVE);
        assertThat(Isolating.judge(TrialKind.ALONE, "a.B", all, wide).role()).isEqualTo(TrialRole.INCONCLUSIVE);
    }

    private static String told(TrialKind kind, String className, ClassStart all, ClassStart tried) {
        Trial trial = Isolating.judge(kind, className, all, tried);
        return IsolationText.of(new Isolated(Optional.of("a.B"), List.of(trial), List.of()))
                .get(0);
    }

    private static ClassStart stand(long live, long beside, long rss, long peak) {
        return new ClassStart(
                Optional.of(mib(live)),
                Optional.of(mib(beside)),
                Optional.of(mib(rss)),
                Optional.of(mib(peak)),
                new TreeSet<>(),
                true,
                new TreeSet<>(Set.of("a.B")));
    }

    private static ClassStart with(ClassStart stand, Set<String> failing, Set<String> ran, boolean ended) {
        return new ClassStart(
                stand.live(),
                stand.beside(),
                stand.rss(),
                stand.peak(),
                new TreeSet<>(failing),
                ended,
                new TreeSet<>(ran));
    }

    private Suspects suspects() {
        return Suspects.of(module(1), List.of(new LiveSet(1, snapshots, Optional.empty())), List.of());
    }

    private void run(String name, long before, long peak, long after, long live, long beside) {
        noted(name, before, peak, after);
        snapshots.add(look(name, live, beside));
    }

    private static HeapSnapshot look(String name, long live, long beside) {
        return new HeapSnapshot(name, List.of(), mib(live), Optional.of(mib(beside)), Map.of());
    }

    private static Bytes mib(long mebibytes) {
        return Bytes.ofMebibytes(mebibytes);
    }

    @SuppressWarnings("EnumOrdinal")
    private void noted(String name, long before, long peak, long after) {
        long[] figures = new long[InFork.figures()];
        Arrays.fill(figures, -1);
        figures[ForkFigure.RSS_BEFORE.ordinal()] = before * MIB;
        figures[ForkFigure.RSS_AFTER.ordinal()] = after * MIB;
        figures[ForkFigure.PEAK.ordinal()] = peak * MIB;
        long start = 10L * classes.size();
        classes.add(new ClassFacts(
                name, 1, start, 9, List.of(), new InFork(start, start + 9, false, true, figures), List.of()));
    }

    private ModuleResult module(int forks) {
        List<ForkFacts> facts = new ArrayList<>();
        for (int i = 1; i <= forks; i++) {
            facts.add(new ForkFacts(
                    OptionalInt.of(i),
                    i,
                    Instant.EPOCH,
                    1000,
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty()));
        }
        ModuleFacts measured = new ModuleFacts(
                0, 1000, Optional.empty(), List.of(), facts, List.of(), List.copyOf(classes), List.of());
        return new ModuleResult(
                "it:shop",
                "default-test",
                "shop",
                Verdict.WITHIN,
                OnBreach.WARN,
                Metric.RSS,
                Optional.empty(),
                Optional.empty(),
                new ModuleResult.Holding("off", Optional.empty(), Optional.empty(), Optional.empty()),
                Outcome.COMPLETED,
                OptionalInt.empty(),
                TestCounts.NONE,
                measured,
                Growth.of(measured, List.of()),
                List.of(),
                List.of(),
                List.of(),
                LeakVerdict.NONE,
                Optional.empty(),
                Optional.empty());
    }
}
