package io.github.membudget.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.CodeCache;
import io.github.membudget.model.CpuSource;
import io.github.membudget.model.CpuUse;
import io.github.membudget.model.JvmChoice;
import io.github.membudget.model.JvmPart;
import io.github.membudget.model.JvmParts;
import io.github.membudget.model.JvmSetting;
import io.github.membudget.model.MeasuredModule;
import io.github.membudget.model.TestCounts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TrialsTest {
    private static final String KEY = "it:shop default-test shop";
    private static final Map<String, Integer> PASSED = Map.of("a.T.t passed", 1);

    /** One run of the made-up suite, changed step by step. */
    private record Run(
            String outcome,
            long wall,
            long cpu,
            long peak,
            long pause,
            Map<String, Integer> results,
            Optional<CodeCache> code,
            Optional<JvmParts> jvm) {
        Run(long wall, long cpu, long peak) {
            this("completed", wall, cpu, peak, 10, PASSED, Optional.empty(), Optional.empty());
        }

        Run pausing(long millis) {
            return new Run(outcome, wall, cpu, peak, millis, results, code, jvm);
        }

        Run with(Map<String, Integer> other) {
            return new Run(outcome, wall, cpu, peak, pause, other, code, jvm);
        }

        Run ending(String other) {
            return new Run(other, wall, cpu, peak, pause, results, code, jvm);
        }

        Run compiling(long mebibytes) {
            return new Run(
                    outcome,
                    wall,
                    cpu,
                    peak,
                    pause,
                    results,
                    Optional.of(new CodeCache(Bytes.ofMebibytes(mebibytes), Bytes.ofMebibytes(240))),
                    jvm);
        }

        /** @param archive what became of it; absent where it is in force */
        Run withArchive(Optional<JvmParts.LeftOut> archive) {
            JvmParts parts = new JvmParts(
                    new JvmChoice(Set.of(JvmPart.ARCHIVE)),
                    archive.isPresent() ? List.of() : List.of(JvmPart.ARCHIVE),
                    archive.stream().toList());
            return new Run(outcome, wall, cpu, peak, pause, results, code, Optional.of(parts));
        }

        Run withParts(JvmChoice asked, JvmParts.LeftOut left) {
            JvmParts parts = new JvmParts(asked, List.of(), List.of(left));
            return new Run(outcome, wall, cpu, peak, pause, results, code, Optional.of(parts));
        }

        MeasuredModule measured() {
            return new MeasuredModule(
                    "it:shop",
                    "default-test",
                    "shop",
                    outcome,
                    new TestCounts(1, 0, 0, 0),
                    wall,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Bytes.ofMebibytes(peak)),
                    Optional.of(new MeasuredModule.LiveHeap(Bytes.ofMebibytes(40), Bytes.ZERO)),
                    Optional.empty(),
                    1,
                    Optional.of(pause),
                    results,
                    Optional.of(
                            new CpuUse(new CpuUse.CpuPart(cpu, CpuSource.KERNEL), Optional.empty(), Optional.empty())),
                    code,
                    jvm,
                    Optional.empty());
        }
    }

    private interface Suite {
        Run run(int number, JvmSetting setting);
    }

    private static boolean has(JvmSetting setting, JvmPart part) {
        return setting.jvm().filter(jvm -> jvm.parts().contains(part)).isPresent();
    }

    private static long heap(JvmSetting setting) {
        return setting.heap().map(size -> size.value() >> 20).orElse(0L);
    }

    private final List<JvmSetting> tried = new ArrayList<>();

    private Found found(Suite suite) throws IOException {
        tried.clear();
        Trials.Listener listener = new Trials.Listener() {
            @Override
            public void begins(int number, Map<String, JvmSetting> settings) {
                tried.add(settings.getOrDefault(KEY, JvmSetting.AS_IT_IS));
            }

            @Override
            public void ended(int number, Duration took, List<Found> now) {
                assertThat(now).hasSize(1);
            }
        };
        return new Trials(
                        (number, settings) -> List.of(suite.run(number, settings.getOrDefault(KEY, JvmSetting.AS_IT_IS))
                                .measured()),
                        listener)
                .run()
                .get(0);
    }

    /** Half of the processor time goes to compilers; a heap under 64 MiB is too small. */
    private static Run shortLived(JvmSetting setting) {
        long cpu = 85_000 - (has(setting, JvmPart.C1) ? 40_000 : 0) - (has(setting, JvmPart.SERIAL) ? 10_000 : 0);
        long heap = heap(setting);
        long peak = (heap == 0 ? 600 : 150 + heap)
                - (has(setting, JvmPart.SERIAL) ? 50 : 0)
                - (has(setting, JvmPart.ARENAS) ? 20 : 0);
        Run run = new Run(cpu / 2, cpu, peak);
        return heap > 0 && heap < 64 ? run.ending("out-of-memory") : run.pausing(heap > 0 && heap < 80 ? 2000 : 10);
    }

    @Test
    void aSuiteThatCompilesMostOfItsTimeIsLeanWithASmallHeap() throws IOException {
        Found found = found((number, setting) -> shortLived(setting));
        Choice choice = found.choice();
        assertThat(choice.recommended().setting().jvm()).contains(new JvmChoice(JvmPart.lean()));
        assertThat(heap(choice.recommended().setting())).isEqualTo(80);
        assertThat(choice.recommended().runs()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(choice.shortest().wallMillis()).isEqualTo(17_500);
        assertThat(choice.asItIs().wallMillis()).isEqualTo(42_500);
        assertThat(tried).hasSizeLessThanOrEqualTo(Trials.MOST_RUNS);
        // In rounds: as it is both first and last of the first two.
        assertThat(tried.get(0)).isEqualTo(JvmSetting.AS_IT_IS);
        assertThat(tried.subList(1, 10)).contains(JvmSetting.AS_IT_IS);
    }

    @Test
    void aSuiteThatComputesKeepsTheSecondCompiler() throws IOException {
        Found found = found((number, setting) -> {
            long slower = has(setting, JvmPart.C1) ? 115 : 100;
            long peak = (heap(setting) == 0 ? 850 : 180 + heap(setting)) - (has(setting, JvmPart.SERIAL) ? 100 : 0);
            return new Run(600 * slower, 1790 * slower, peak);
        });
        assertThat(found.choice().recommended().setting().jvm()).contains(new JvmChoice(Set.of(JvmPart.SERIAL)));
        assertThat(found.choice().leastMemory().setting().jvm()).contains(new JvmChoice(Set.of(JvmPart.SERIAL)));
    }

    @Test
    void heapsGoUpUntilTestsAndResultsHold() throws IOException {
        Found found = found((number, setting) -> {
            Run run = new Run(1000, 2000, heap(setting) == 0 ? 900 : 200 + heap(setting));
            long heap = heap(setting);
            return heap > 0 && heap < 80
                    ? run.ending("out-of-memory")
                    : heap > 0 && heap < 100 ? run.with(Map.of("a.T.t failed", 1)) : run;
        });
        // 64 dies and 96 fails a test.
        assertThat(heap(found.choice().recommended().setting())).isBetween(100L, 144L);
        assertThat(found.tried().stream()
                        .filter(one -> one.failed().isPresent())
                        .map(one -> heap(one.setting()) + " " + one.failed().orElseThrow()))
                .contains("64 its run did not come to its end: out-of-memory", "96 its tests had other results");
    }

    @Test
    void aHeapUnderWhichTheCollectorTakesTheTimeIsTooSmall() throws IOException {
        Found found = found((number, setting) -> {
            long heap = heap(setting);
            return new Run(1000, 2000, heap == 0 ? 900 : 200 + heap).pausing(heap > 0 && heap < 90 ? 70 : 10);
        });
        assertThat(heap(found.choice().recommended().setting())).isEqualTo(96);
    }

    @Test
    void theFirstCompilerIsNotProposedWhereItFillsTheCodeCache() throws IOException {
        Found found = found((number, setting) -> shortLived(setting).compiling(has(setting, JvmPart.C1) ? 200 : 90));
        assertThat(has(found.choice().recommended().setting(), JvmPart.C1)).isFalse();
        assertThat(has(found.choice().shortest().setting(), JvmPart.C1)).isFalse();
        assertThat(found.tried().stream().flatMap(one -> one.failed().stream()))
                .contains("its code cache would be full: 200 MiB of compiled code, and 240 MiB reserved for it");
    }

    @Test
    void anArchiveIsJudgedByTheRunsThatHaveItAndNotByTheOneThatMakesIt() throws IOException {
        List<Integer> made = new ArrayList<>();
        Found found = found((number, setting) -> {
            Run run = shortLived(setting);
            if (!has(setting, JvmPart.ARCHIVE)) {
                return run;
            }
            if (made.isEmpty()) {
                made.add(number);
                return new Run(90_000, 180_000, 900)
                        .withArchive(Optional.of(new JvmParts.LeftOut(JvmPart.ARCHIVE, "it was made", true)));
            }
            return new Run(run.wall() * 8 / 10, run.cpu() * 8 / 10, run.peak())
                    .pausing(run.pause())
                    .ending(run.outcome())
                    .withArchive(Optional.empty());
        });
        assertThat(made).hasSize(1);
        assertThat(has(found.choice().recommended().setting(), JvmPart.ARCHIVE)).isTrue();
        assertThat(found.choice().recommended().setting().heap()).isPresent();
    }

    @Test
    void whereThereCanBeNoArchiveTheReasonIsToldAndNoFurtherRunSpent() throws IOException {
        Found found = found((number, setting) -> has(setting, JvmPart.ARCHIVE)
                ? shortLived(setting).withArchive(Optional.of(new JvmParts.LeftOut(JvmPart.ARCHIVE, "two names clash")))
                : shortLived(setting));
        assertThat(tried.stream().filter(setting -> has(setting, JvmPart.ARCHIVE)))
                .hasSize(1);
        assertThat(found.tried().stream().flatMap(one -> one.failed().stream()))
                .contains("there is no class archive, since two names clash");
        assertThat(has(found.choice().recommended().setting(), JvmPart.ARCHIVE)).isFalse();
    }

    /** Objects of whole regions take more heap than memory. */
    @Test
    void whatIsRecommendedHasAHeapThatRan() throws IOException {
        Found found = found((number, setting) -> {
            long heap = heap(setting);
            Run run = new Run(has(setting, JvmPart.C1) ? 800 : 1000, 2000, has(setting, JvmPart.C1) ? 250 : 272);
            return heap > 0 && heap < 400 ? run.ending("out-of-memory") : run;
        });
        assertThat(heap(found.choice().recommended().setting())).isGreaterThanOrEqualTo(400);
        assertThat(found.changes()).isTrue();
        assertThat(tried).hasSizeLessThanOrEqualTo(Trials.MOST_RUNS);
    }

    @Test
    void whatComesToItsEndIsBetterThanWhatDoesNotAsItIs() throws IOException {
        Found found = found((number, setting) -> {
            boolean enough = has(setting, JvmPart.SERIAL) || heap(setting) >= 400;
            Run run = new Run(enough ? 1500 : 900, enough ? 2500 : 1200, enough ? 250 : 180);
            return enough ? run : run.ending("out-of-memory").with(Map.of("a.T.t unfinished", 1));
        });
        assertThat(found.choice().recommended().completed()).isTrue();
        assertThat(has(found.choice().recommended().setting(), JvmPart.SERIAL)).isTrue();
        assertThat(found.choice().shortest().completed()).isTrue();
        assertThat(found.changes()).isTrue();
    }

    @Test
    void whereNoHeapHoldsNothingIsWritten() throws IOException {
        Found found = found((number, setting) ->
                heap(setting) > 0 ? shortLived(setting).ending("out-of-memory") : shortLived(setting));
        assertThat(found.changes()).isFalse();
        assertThat(tried).hasSizeLessThanOrEqualTo(Trials.MOST_RUNS);
    }

    @Test
    void aPartThatTheUsersArgumentsKeepOutIsNoChoice() throws IOException {
        Found found = found((number, setting) -> {
            Run run = shortLived(setting);
            return has(setting, JvmPart.C1)
                    ? run.withParts(
                            setting.jvm().orElseThrow(), new JvmParts.LeftOut(JvmPart.C1, "their arguments say so"))
                    : run;
        });
        assertThat(has(found.choice().recommended().setting(), JvmPart.C1)).isFalse();
        assertThat(found.tried().stream().flatMap(one -> one.failed().stream()))
                .contains("c1 is not in force, since their arguments say so");
    }

    @Test
    void whatChangesResultsIsNoChoice() throws IOException {
        Found found = found((number, setting) -> has(setting, JvmPart.SERIAL)
                ? shortLived(setting).with(Map.of("a.T.t failed", 1))
                : shortLived(setting));
        assertThat(found.choice().recommended().setting().jvm()).contains(new JvmChoice(Set.of(JvmPart.C1)));
    }

    @Test
    void whatGainsHardlyAnythingIsNotRecommended() throws IOException {
        Found found = found((number, setting) -> new Run(
                1000 - (has(setting, JvmPart.C1) ? 10 : 0), 2000, 300 - (has(setting, JvmPart.SERIAL) ? 10 : 0)));
        assertThat(found.choice().recommended()).isSameAs(found.choice().asItIs());
    }

    @Test
    void onABusyMachineProcessorTimeDecides() throws IOException {
        Random noise = new Random(7);
        Found found = found((number, setting) -> {
            Run run = shortLived(setting);
            boolean asItIs = setting.equals(JvmSetting.AS_IT_IS);
            // As it is, it looks short by luck once, and long the next time.
            long wall = asItIs ? (number == 0 ? 15_000 : 60_000) : run.wall() + noise.nextInt(60_000);
            return new Run(wall, run.cpu(), run.peak()).pausing(run.pause()).ending(run.outcome());
        });
        assertThat(found.choice().clock()).isEqualTo(Choice.Clock.CPU);
        assertThat(has(found.choice().recommended().setting(), JvmPart.C1)).isTrue();
    }

    @Test
    void aFirstRoundOnAMachineThatGrowsBusyDropsNobodyWhoTakesLessOfIt() throws IOException {
        Found found = found((number, setting) -> {
            Run run = shortLived(setting);
            long wall = number == 0 ? run.wall() / 3 : run.wall();
            return new Run(wall, run.cpu(), run.peak()).pausing(run.pause()).ending(run.outcome());
        });
        assertThat(has(found.choice().recommended().setting(), JvmPart.C1)).isTrue();
    }

    @Property(tries = 200)
    void theRunsAreBoundedAndWhatIsRecommendedHeldInEachOfThem(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Found found = found((number, setting) -> {
            Run run = new Run(500 + random.nextInt(1000), 800 + random.nextInt(2000), 100 + random.nextInt(900))
                    .pausing(random.nextInt(100));
            return setting.equals(JvmSetting.AS_IT_IS) || random.nextInt(4) > 0
                    ? run
                    : run.with(Map.of("a.T.t failed", 1));
        });
        assertThat(tried).hasSizeLessThanOrEqualTo(Trials.MOST_RUNS);
        assertThat(found.choice().recommended().runs())
                .allMatch(run -> run.results().equals(PASSED));
        assertThat(found.choice().recommended().peak())
                .isGreaterThanOrEqualTo(found.choice().recommended().peaks().get(0));
    }
}
