package io.github.membudget.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.JvmSetting;
import io.github.membudget.model.MeasuredModule;
import io.github.membudget.model.TestCounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeapTrialTest {
    private static final String KEY = "it:shop default-test shop";

    private static MeasuredModule ran(String outcome, long millis, long peak, Map<String, Integer> results) {
        return new MeasuredModule(
                "it:shop",
                "default-test",
                "shop",
                outcome,
                new TestCounts(1, 0, 0, 0),
                millis,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Bytes.ofMebibytes(peak)),
                Optional.of(new MeasuredModule.LiveHeap(Bytes.ofMebibytes(40), Bytes.ZERO)),
                Optional.empty(),
                1,
                Optional.empty(),
                results);
    }

    private static MeasuredModule collected(long millis, long peak, long pauseMillis) {
        MeasuredModule ran = ran("completed", millis, peak, Map.of("a.T.t passed", 1));
        return new MeasuredModule(
                ran.project(),
                ran.execution(),
                ran.name(),
                ran.outcome(),
                ran.tests(),
                ran.durationMillis(),
                ran.ceiling(),
                ran.heap(),
                ran.peakRss(),
                ran.liveHeap(),
                ran.outsideHeap(),
                ran.forks(),
                Optional.of(pauseMillis),
                ran.results());
    }

    @Test
    void heapsGoDownWhileTheCollectorHasLittleToDo() throws IOException {
        List<Long> tried = new ArrayList<>();
        HeapTrial.Found found = new HeapTrial(
                        (number, heaps) -> {
                            if (heaps.isEmpty()) {
                                return List.of(collected(1000, 800, 10));
                            }
                            long mebibytes = heapOf(heaps);
                            if (requireNonNull(heaps.get(KEY)).arguments().isEmpty()) {
                                tried.add(mebibytes);
                            }
                            return List.of(collected(1000, 60 + mebibytes, mebibytes < 40 ? 35 : 20));
                        },
                        line -> {})
                .run()
                .get(0);
        // Under 32 MiB the collector takes 3.5 %: it holds, and less would not.
        assertThat(tried).containsExactly(64L, 48L, 32L, 32L);
        assertThat(found.suggestion().heap()).contains(Bytes.ofMebibytes(32));
        // And two with arguments that save nothing here, and one to confirm.
        assertThat(found.runs()).isEqualTo(6);
        assertThat(found.suggestion().arguments()).isEmpty();
    }

    @Test
    void aHeapUnderWhichTheCollectorTakesTheTimeIsTooSmallEvenWhereTheMachineMadeUpForIt() throws IOException {
        HeapTrial.Found found = new HeapTrial(
                        (number, heaps) -> {
                            long mebibytes = heaps.isEmpty() ? 0 : heapOf(heaps);
                            return List.of(
                                    collected(1000, 500 + mebibytes, heaps.isEmpty() ? 10 : mebibytes < 90 ? 70 : 40));
                        },
                        line -> {})
                .run()
                .get(0);
        assertThat(found.suggestion().heap()).contains(Bytes.ofMebibytes(96));
    }

    @Test
    void heapsGoUpUntilTestsResultsAndTimeHold() throws IOException {
        List<Bytes> tried = new ArrayList<>();
        HeapTrial.Found found = new HeapTrial(
                        (number, heaps) -> {
                            JvmSetting setting = heaps.get(KEY);
                            if (setting == null) {
                                return List.of(ran("completed", 1000, 2000, Map.of("a.T.t passed", 1)));
                            }
                            Bytes heap = setting.heap();
                            if (setting.arguments().isEmpty()) {
                                tried.add(heap);
                            }
                            long mebibytes = heap.value() >> 20;
                            if (mebibytes < 80) {
                                return List.of(ran("out-of-memory", 900, 150, Map.of("a.T.t error", 1)));
                            }
                            if (mebibytes < 100) {
                                return List.of(ran("completed", 900, 180, Map.of("a.T.t failed", 1)));
                            }
                            return List.of(ran(
                                    "completed",
                                    mebibytes < 200 ? 1051 : 1050,
                                    200 + mebibytes,
                                    Map.of("a.T.t passed", 1)));
                        },
                        line -> {})
                .run()
                .get(0);
        // 64 dies, 96 fails a test, 144 is too slow twice, 216 holds, between them there is less to gain than a run is
        // worth.
        assertThat(tried.stream().map(heap -> heap.value() >> 20)).containsExactly(64L, 96L, 144L, 144L, 216L, 216L);
        assertThat(found.failed()).isEmpty();
        assertThat(found.suggestion().heap()).contains(Bytes.ofMebibytes(216));
        assertThat(found.suggestion().ceiling()).isEqualTo(Bytes.ofMebibytes(464));
    }

    @Test
    void argumentsThatSaveMoreAreSuggestedWhereTimeHolds() throws IOException {
        assertThat(argumentsWhereTheFirstCompilerTakes(900))
                .containsExactly("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        assertThat(argumentsWhereTheFirstCompilerTakes(2000)).containsExactly("-XX:+UseSerialGC");
    }

    private static List<String> argumentsWhereTheFirstCompilerTakes(long millis) throws IOException {
        HeapTrial.Found found = new HeapTrial(
                        (number, heaps) -> {
                            if (heaps.isEmpty()) {
                                return List.of(collected(1000, 800, 10));
                            }
                            List<String> arguments =
                                    requireNonNull(heaps.get(KEY)).arguments();
                            boolean first = arguments.contains("-XX:TieredStopAtLevel=1");
                            return List.of(collected(first ? millis : 1000, 200 - 30L * arguments.size(), 40));
                        },
                        line -> {})
                .run()
                .get(0);
        assertThat(found.suggestion().heap()).contains(Bytes.ofMebibytes(64));
        assertThat(found.suggestion().basis()).contains(" under this heap and these arguments, and 10 %");
        assertThat(found.after().flatMap(MeasuredModule::peakRss))
                .contains(Bytes.ofMebibytes(
                        200 - 30L * found.suggestion().arguments().size()));
        return found.suggestion().arguments();
    }

    @Test
    void aSlowRunIsComparedWithTheSuiteAsItIsOnceMore() throws IOException {
        List<Boolean> asItIs = new ArrayList<>();
        HeapTrial.Found found = new HeapTrial(
                        (number, heaps) -> {
                            asItIs.add(heaps.isEmpty());
                            return List.of(collected(heaps.isEmpty() ? 1000 + 100L * number : 1120, 300, 40));
                        },
                        line -> {})
                .run()
                .get(0);
        assertThat(asItIs).containsExactly(true, false, true, false, false, false);
        assertThat(found.suggestion().heap()).contains(Bytes.ofMebibytes(64));
    }

    @Test
    void theCeilingCoversWhatRunsUnderTheSameHeapDifferBy() throws IOException {
        int[] peaks = {0, 300, 300, 300, 360};
        HeapTrial.Found found = new HeapTrial(
                        (number, heaps) -> List.of(collected(1000, number == 0 ? 800 : peaks[number], 40)), line -> {})
                .run()
                .get(0);
        assertThat(found.suggestion().ceiling()).isEqualTo(Bytes.ofMebibytes(424));
        assertThat(found.suggestion().basis())
                .isEqualTo("verified in 4 runs: peak RSS 300 MiB to 360 MiB under this heap, and what these differ by");
    }

    @Test
    void aHeapThatHeldOnceOnlyIsTooSmall() throws IOException {
        HeapTrial.Found found = new HeapTrial(
                        (number, heaps) -> number == 4
                                ? List.of(ran("out-of-memory", 900, 150, Map.of("a.T.t error", 1)))
                                : List.of(collected(1000, number == 0 ? 800 : 300, 40)),
                        line -> {})
                .run()
                .get(0);
        assertThat(found.suggestion().heap()).contains(Bytes.ofMebibytes(96));
    }

    private static long heapOf(Map<String, JvmSetting> settings) {
        return requireNonNull(settings.get(KEY)).heap().value() >> 20;
    }

    @Test
    void whereNoneHoldsThePresentRunIsTheNeed() throws IOException {
        HeapTrial.Found found = new HeapTrial(
                        (number, heaps) ->
                                List.of(ran(heaps.isEmpty() ? "completed" : "crashed", 1000, 2000, Map.of())),
                        line -> {})
                .run()
                .get(0);
        assertThat(found.after()).isEmpty();
        assertThat(found.suggestion().heap()).isEmpty();
        assertThat(found.failed()).isEqualTo("its run ended otherwise: crashed");
    }
}
