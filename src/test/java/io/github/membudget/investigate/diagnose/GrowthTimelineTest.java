package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Samples.ended;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.HeapSnapshot;
import io.github.membudget.model.LiveSet.Use;
import io.github.membudget.model.SnapshotPlace;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.probe.format.ForkFigure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GrowthTimelineTest {
    private static final String POOL = "com.acme.Pool";

    private final LiveSet first = new LiveSet(
            1,
            List.of(
                    snapshot("", List.of(), 100, 1000, Map.of(POOL, new Use(1, 16))),
                    snapshot("A", List.of(), 130, 1010, Map.of(POOL, new Use(3, 48))),
                    snapshot("C", List.of("B"), 150, 1040, Map.of())),
            Optional.empty());

    private final LiveSet second = new LiveSet(
            2,
            List.of(
                    snapshot("", List.of(), 100, 1000, Map.of()),
                    snapshot("D", List.of(), 90, 0, Map.of(POOL, new Use(4, 64))),
                    snapshot("E", List.of(), 95, 1100, Map.of(POOL, new Use(2, 32)))),
            Optional.empty());

    private final GrowthTimeline timeline = new GrowthTimeline(
            List.of(first, second),
            List.of(ran("C", 1, 30), ran("A", 1, 10), ran("B", 1, 20), ran("D", 2, 10), ran("E", 2, 20)));

    private static HeapSnapshot snapshot(
            String name, List<String> unseen, long live, long offHeap, Map<String, Use> changed) {
        Optional<Bytes> outside = offHeap == 0 ? Optional.empty() : Optional.of(new Bytes(offHeap));
        return new HeapSnapshot(name, unseen, new Bytes(live), outside, changed);
    }

    private static ClassFacts ran(String name, long pid, long start) {
        return ended(pid, start, name, Map.of());
    }

    private static TypeGrowth growth(long pid, long instances) {
        return new TypeGrowth(pid, POOL, instances, 16 * instances, List.of(), 0);
    }

    private static Leftover left(String name) {
        return new Leftover(name, Samples.left("open-file", "a.db"));
    }

    @Test
    void forksFollowEachOtherWithoutTheJumpBetweenThem() {
        assertThat(timeline.snapshots()).isEqualTo(4);
        assertThat(timeline.heap()).containsExactly(30, 20, -10, 5);
    }

    @Test
    void aSnapshotSpeaksForTheClassesThatHadNone() {
        assertThat(timeline.classes()).containsExactly(1, 2, 1, 1);
    }

    @Test
    void offHeapMemoryIsNoRiseWhereASnapshotDidNotTell() {
        assertThat(timeline.offHeap()).containsExactly(10, 30, 0, 0);
    }

    @Test
    void loadedClassesRoseByWhatTheClassesAtTwoSnapshotsTell() {
        GrowthTimeline loads = new GrowthTimeline(
                List.of(first, second),
                List.of(loaded("A", 1, 20), loaded("B", 1, 50), loaded("C", 1, 45), loaded("E", 2, 60)));

        assertThat(loads.metaspace()).containsExactly(0, 30, 0, 0);
    }

    private static ClassFacts loaded(String name, long pid, long metaspace) {
        return ended(pid, 0, name, Map.of(ForkFigure.METASPACE, metaspace));
    }

    @Test
    void offHeapMemoryThatWasGivenBackLaterIsNoRise() {
        LiveSet spikes = new LiveSet(
                3,
                List.of(
                        snapshot("", List.of(), 100, 50, Map.of()),
                        snapshot("A", List.of(), 100, 90, Map.of()),
                        snapshot("B", List.of(), 100, 60, Map.of()),
                        snapshot("C", List.of(), 100, 75, Map.of()),
                        snapshot("D", List.of(), 100, 70, Map.of())),
                Optional.empty());
        assertThat(new GrowthTimeline(List.of(spikes), List.of()).offHeap()).containsExactly(10, 0, 10, 0);
    }

    @Test
    void aTypesInstancesArePartsOfAllThatItRoseBy() {
        assertThat(timeline.instancesOf(List.of(growth(1, 2)))).containsExactly(1, 0, 0, 0);
        assertThat(timeline.instancesOf(List.of(growth(2, 2)))).containsExactly(0, 0, 2, -1);
        assertThat(timeline.instancesOf(List.of(growth(1, 2), growth(2, 2)))).containsExactly(1, 0, 2, -1);
    }

    @Test
    void whatAClassLeftIsSeenAtTheNextSnapshot() {
        assertThat(timeline.countOf(List.of(left("B"), left("C"), left("A"), left("E"), left("Unknown"))))
                .containsExactly(1, 2, 0, 1);
    }

    @Test
    void largestRisesComeFirstAndNoiseIsLeftOut() {
        assertThat(timeline.largest(new double[] {3 << 20, 1000, 5 << 20, -1}))
                .containsExactly(
                        new PlacedRise(SnapshotPlace.of("D"), Bytes.ofMebibytes(5)),
                        new PlacedRise(SnapshotPlace.of("A"), Bytes.ofMebibytes(3)));
        assertThat(timeline.places(new double[] {3, 1, 5, -1}))
                .extracting(SnapshotPlace::toString)
                .containsExactly("D", "A", "C or one before it: B");
        assertThat(timeline.without(
                        new double[] {3, 1, 5, 0},
                        Map.of(SnapshotPlace.of("D"), 4.0, SnapshotPlace.of("Elsewhere"), 1.0)))
                .containsExactly(3, 1, 1, 0);
    }

    @Test
    void withoutSnapshotsThereIsNothingToShareOut() {
        GrowthTimeline none =
                new GrowthTimeline(List.of(new LiveSet(1, List.of(), Optional.empty())), List.of(ran("A", 1, 1)));
        assertThat(none.snapshots()).isZero();
        assertThat(none.countOf(List.of(left("A")))).isEmpty();
    }
}
