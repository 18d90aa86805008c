package io.github.membudget.investigate.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.explain.IsolationText;
import io.github.membudget.growth.Growth;
import io.github.membudget.launch.Messages;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.ClassStart;
import io.github.membudget.model.InFork;
import io.github.membudget.model.Investigated;
import io.github.membudget.model.Isolated;
import io.github.membudget.model.Isolated.TrialKind;
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
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IsolationTrialsTest {
    private static final long MIB = 1 << 20;

    private final AtomicLong seconds = new AtomicLong();
    private final List<String> ran = new ArrayList<>();

    @Test
    void theFirstSuspectIsLeftOutThenThePeakingClassRunsAloneThenTheOthersWhileThereIsTime() {
        Isolated found = trials(Duration.ofSeconds(25), false);
        assertThat(ran).containsExactly("WITHOUT Much 25", "ALONE Peaks 15");
        assertThat(IsolationText.of(found))
                .containsExactly(
                        "culprit: without Much, Peaks starts 220 MiB lower (320 to 100 MiB)",
                        "victim: alone, Peaks peaks at 160 MiB RSS (with all other classes: 500 MiB)",
                        "not tried: the module without Some: the time limit would have been passed");
    }

    @Test
    void nothingRunsWhereTheModuleItselfTookLongerThanTheLimit() {
        trials(Duration.ofSeconds(3), false);
        assertThat(ran).isEmpty();
    }

    @Test
    void aBuildThatFailsTellsNothingAndTheNextIsTried() {
        assertThat(IsolationText.of(trials(Duration.ofMinutes(9), true)))
                .containsExactly(
                        "inconclusive: without Much, Peaks could not be measured; the run failed: no report",
                        "inconclusive: alone, Peaks could not be measured; the run failed: no report",
                        "inconclusive: without Some, Peaks could not be measured; the run failed: no report");
    }

    @Test
    void whoOnlyFilledWhatAnotherLeftOnIsNotLeftOutToo() {
        LiveSet filled = new LiveSet(
                1, List.of(look("", 5), look("Much", 300), look("Some", 520), look("Peaks", 520)), Optional.empty());
        assertThat(IsolationText.of(trials(Duration.ofMinutes(9), false, filled)))
                .containsExactly(
                        "culprit: without Much, Peaks starts 420 MiB lower (520 to 100 MiB)",
                        "victim: alone, Peaks peaks at 160 MiB RSS (with all other classes: 500 MiB)",
                        "not tried: the module without Some: without Much, what came during it does not stay");
    }

    private Isolated trials(Duration limit, boolean failing) {
        return trials(
                limit,
                failing,
                new LiveSet(
                        1,
                        List.of(look("", 5), look("Much", 300), look("Some", 320), look("Peaks", 320)),
                        Optional.empty()));
    }

    private Isolated trials(Duration limit, boolean failing, LiveSet live) {
        IsolationTrials.Build build = (execution, module, kind, className, peaking, left) -> {
            ran.add(kind + " " + className + " " + left.toSeconds());
            seconds.addAndGet(10);
            if (failing) {
                throw new IOException("no report");
            }
            Set<String> classes = kind == TrialKind.ALONE ? Set.of("Peaks") : Set.of("Some", "Peaks");
            return new ClassStart(
                    Optional.of(mib(100)),
                    Optional.empty(),
                    Optional.of(mib(100)),
                    Optional.of(mib(160)),
                    new TreeSet<>(),
                    true,
                    new TreeSet<>(classes));
        };
        Messages silent = new Messages() {
            @Override
            public void info(String line) {}

            @Override
            public void warn(String line) {}
        };
        return new IsolationTrials(build, limit, () -> seconds.get() * 1_000_000_000L, silent)
                .run(module(), investigated(live));
    }

    private static Investigated investigated(LiveSet live) {
        return new Investigated(
                "it:shop",
                "shop",
                List.of(live),
                List.of(),
                List.of(),
                List.of(),
                Investigated.Checked.NOTHING,
                List.of());
    }

    private static HeapSnapshot look(String name, long live) {
        return new HeapSnapshot(name, List.of(), mib(live), Optional.empty(), Map.of());
    }

    private static Bytes mib(long mebibytes) {
        return Bytes.ofMebibytes(mebibytes);
    }

    @SuppressWarnings("EnumOrdinal")
    private static ClassFacts ran(String name, long start, long before, long peak) {
        long[] figures = new long[InFork.figures()];
        Arrays.fill(figures, -1);
        figures[ForkFigure.RSS_BEFORE.ordinal()] = before * MIB;
        figures[ForkFigure.RSS_AFTER.ordinal()] = before * MIB;
        figures[ForkFigure.PEAK.ordinal()] = peak * MIB;
        return new ClassFacts(
                name, 1, start, 9, List.of(), new InFork(start, start + 9, false, true, figures), List.of());
    }

    private static ModuleResult module() {
        ModuleFacts facts = new ModuleFacts(
                0,
                5000,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(ran("Much", 0, 60, 380), ran("Some", 10, 380, 410), ran("Peaks", 20, 400, 500)),
                List.of());
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
                facts,
                Growth.of(facts, List.of()),
                List.of(),
                List.of(),
                List.of(),
                LeakVerdict.NONE,
                Optional.empty(),
                Optional.empty());
    }
}
