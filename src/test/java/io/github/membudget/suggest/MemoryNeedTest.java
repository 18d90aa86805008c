package io.github.membudget.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.JvmSetting;
import io.github.membudget.model.MeasuredModule;
import io.github.membudget.model.MeasuredModule.LiveHeap;
import io.github.membudget.model.Suggestion;
import io.github.membudget.model.TestCounts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryNeedTest {
    private static MeasuredModule module(Optional<Bytes> peak, Optional<Bytes> live, Optional<Bytes> ceiling) {
        return new MeasuredModule(
                "it:shop",
                "default-test",
                "shop",
                "completed",
                new TestCounts(3, 0, 0, 0),
                1000,
                ceiling,
                Optional.empty(),
                peak,
                live.map(seen -> new LiveHeap(seen, Bytes.ZERO)),
                Optional.of(Bytes.ofMebibytes(30)),
                1,
                Optional.of(4L),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void aHeapUnderWhichTheCollectorWorkedHardGrows() {
        MeasuredModule calm =
                module(Optional.of(Bytes.ofMebibytes(300)), Optional.of(Bytes.ofMebibytes(100)), Optional.empty());
        MeasuredModule busy = new MeasuredModule(
                calm.project(),
                calm.execution(),
                calm.name(),
                calm.outcome(),
                calm.tests(),
                1000,
                calm.ceiling(),
                Optional.of(Bytes.ofMebibytes(160)),
                calm.peakRss(),
                calm.liveHeap(),
                calm.outsideHeap(),
                1,
                Optional.of(80L),
                Map.of(),
                calm.cpu(),
                calm.codeCache(),
                calm.jvm(),
                calm.partOf());
        assertThat(MemoryNeed.of(calm).orElseThrow().basis())
                .contains("; collections took 0.4 % of the time under the heap that it had");
        Suggestion suggestion = MemoryNeed.of(busy).orElseThrow();
        assertThat(suggestion.heap()).contains(Bytes.ofMebibytes(240));
        assertThat(suggestion.basis())
                .startsWith(
                        "heap: half as much again as the 160 MiB it had, since collections took 8.0 % of the time under these;");
        // 240 + 240/16 + 96 + 30, and a tenth: more than it took under the smaller one.
        assertThat(suggestion.ceiling()).isEqualTo(Bytes.ofMebibytes(424));
    }

    @Test
    void aHeapThatWasNeverFullIsNotTooSmallForItsCollector() {
        MeasuredModule calm =
                module(Optional.of(Bytes.ofMebibytes(430)), Optional.of(Bytes.ofMebibytes(100)), Optional.empty());
        MeasuredModule brief = new MeasuredModule(
                calm.project(),
                calm.execution(),
                calm.name(),
                calm.outcome(),
                calm.tests(),
                1000,
                calm.ceiling(),
                Optional.of(Bytes.ofMebibytes(2724)),
                calm.peakRss(),
                calm.liveHeap(),
                calm.outsideHeap(),
                1,
                Optional.of(59L),
                Map.of(),
                calm.cpu(),
                calm.codeCache(),
                calm.jvm(),
                calm.partOf());
        assertThat(MemoryNeed.of(brief).orElseThrow().basis())
                .contains("100 MiB after the JVM's own collections")
                .contains("; collections took 5.9 % of the time under the heap that it had");
    }

    @Test
    void theHeapComesFromTheLiveSetAndNotFromRss() {
        Suggestion suggestion = MemoryNeed.of(module(
                        Optional.of(Bytes.ofMebibytes(2300)),
                        Optional.of(Bytes.ofMebibytes(100)),
                        Optional.of(Bytes.ofMebibytes(3000))))
                .orElseThrow();
        assertThat(suggestion.heap()).contains(Bytes.ofMebibytes(152));
        // 152 + 152/16 + 96 + 30, and a tenth, in steps of 8.
        assertThat(suggestion.ceiling()).isEqualTo(Bytes.ofMebibytes(320));
        assertThat(suggestion.warning().orElseThrow())
                .startsWith("its ceiling of 2.9 GiB is more than 3 times the need");
    }

    @Test
    void whatMayHaveComeToLiveAfterTheLastCollectionGetsRoomToo() {
        MeasuredModule seen =
                module(Optional.of(Bytes.ofMebibytes(246)), Optional.of(Bytes.ofMebibytes(6)), Optional.empty());
        assertThat(MemoryNeed.of(seen).orElseThrow().heap()).contains(Bytes.ofMebibytes(24));
        Suggestion suggestion = MemoryNeed.of(withUnseen(seen, 100)).orElseThrow();
        assertThat(suggestion.heap()).contains(Bytes.ofMebibytes(128));
        assertThat(suggestion.basis())
                .contains("and 104 MiB that may have come to live after the last one that was seen");
        // The heap was no larger than 246 - 30 - 32.
        assertThat(MemoryNeed.of(withUnseen(seen, 1000)).orElseThrow().heap()).contains(Bytes.ofMebibytes(184));
    }

    private static MeasuredModule withUnseen(MeasuredModule module, long mebibytes) {
        return new MeasuredModule(
                module.project(),
                module.execution(),
                module.name(),
                module.outcome(),
                module.tests(),
                1000,
                module.ceiling(),
                module.heap(),
                module.peakRss(),
                module.liveHeap().map(live -> new LiveHeap(live.seen(), Bytes.ofMebibytes(mebibytes))),
                module.outsideHeap(),
                1,
                Optional.of(4L),
                Map.of(),
                module.cpu(),
                module.codeCache(),
                module.jvm(),
                module.partOf());
    }

    @Test
    void aVerifiedCeilingIsNeverBelowItsHeap() {
        MeasuredModule module =
                module(Optional.of(Bytes.ofMebibytes(273)), Optional.of(Bytes.ofMebibytes(60)), Optional.empty());
        Suggestion suggestion = MemoryNeed.verified(
                module,
                JvmSetting.AS_IT_IS.withHeap(Bytes.ofMebibytes(328)),
                12,
                List.of(module.peakRss().orElseThrow()));
        assertThat(suggestion.ceiling()).isEqualTo(Bytes.ofMebibytes(352));
    }

    @Test
    void withoutACollectionNoHeapIsSuggested() {
        Suggestion suggestion = MemoryNeed.of(
                        module(Optional.of(Bytes.ofMebibytes(100)), Optional.empty(), Optional.empty()))
                .orElseThrow();
        assertThat(suggestion.heap()).isEmpty();
        assertThat(suggestion.ceiling()).isEqualTo(Bytes.ofMebibytes(112));
        Suggestion least = MemoryNeed.of(module(Optional.of(Bytes.ofMebibytes(60)), Optional.empty(), Optional.empty()))
                .orElseThrow();
        assertThat(least.ceiling()).as("a smaller one would be refused").isEqualTo(Bytes.ofMebibytes(88));
        assertThat(suggestion.basis())
                .isEqualTo("peak RSS 100 MiB and 10 %; no collection was seen, so that the heap it needs is not known");
        assertThat(suggestion.warning()).isEmpty();
    }

    @Test
    void whatWasNotMeasuredGetsNoSuggestion() {
        assertThat(MemoryNeed.of(module(Optional.empty(), Optional.empty(), Optional.empty())))
                .isEmpty();
    }

    @Test
    void whatDiedGetsNoSuggestion() {
        MeasuredModule whole =
                module(Optional.of(Bytes.ofMebibytes(300)), Optional.of(Bytes.ofMebibytes(100)), Optional.empty());
        MeasuredModule died = new MeasuredModule(
                whole.project(),
                whole.execution(),
                whole.name(),
                "out-of-memory",
                whole.tests(),
                whole.durationMillis(),
                whole.ceiling(),
                whole.heap(),
                whole.peakRss(),
                whole.liveHeap(),
                whole.outsideHeap(),
                whole.forks(),
                whole.pauseMillis(),
                whole.results(),
                whole.cpu(),
                whole.codeCache(),
                whole.jvm(),
                whole.partOf());
        assertThat(MemoryNeed.of(died)).isEmpty();
    }
}
