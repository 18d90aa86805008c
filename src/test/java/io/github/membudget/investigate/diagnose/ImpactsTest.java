package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Samples.MIB;
import static io.github.membudget.investigate.diagnose.Samples.alone;
import static io.github.membudget.investigate.diagnose.Samples.cause;
import static io.github.membudget.investigate.diagnose.Samples.field;
import static io.github.membudget.investigate.diagnose.Samples.grown;
import static io.github.membudget.investigate.diagnose.Samples.kept;
import static io.github.membudget.investigate.diagnose.Samples.keptBy;
import static io.github.membudget.investigate.diagnose.Samples.live;
import static io.github.membudget.investigate.diagnose.Samples.rise;
import static io.github.membudget.investigate.diagnose.Samples.rule;
import static io.github.membudget.investigate.diagnose.Samples.snapshot;
import static io.github.membudget.investigate.diagnose.Samples.use;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.growth.LiveGrowth;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.HeapSnapshot;
import io.github.membudget.model.heap.HeapFacts.Together;
import io.github.membudget.model.heap.Kept;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImpactsTest {
    private static final String POOL = "com.zaxxer.hikari.HikariDataSource";
    private static final GrowthTimeline NO_SNAPSHOTS = new GrowthTimeline(List.of(), List.of());

    private static CauseImpact impact(CauseCandidate cause, Together... together) {
        return Impacts.of(NO_SNAPSHOTS, List.of(alone(cause)), List.of(together))
                .get(0)
                .impact();
    }

    private static CauseCandidate pools(Kept... kept) {
        return CauseCandidate.withoutHolder(
                rule("hikaricp-pool-open"), new Symptoms(List.of(), List.of(kept), List.of()));
    }

    @Test
    void ofAHolderItIsWhatTheHolderKeeps() {
        CauseCandidate cache = cause(field("acme.Cache.ALL").keeps(20, "byte[]"), grown("[B", rise("a.ATest", 1, MIB)));

        assertThat(impact(cache).parts()).containsExactly(new Measure.Retained(Bytes.ofMebibytes(20)));
    }

    @Test
    void buffersComeOnTopAndLittleHeapBesideThemIsLeftOut() {
        CauseCandidate both =
                cause(field("acme.Blobs.ALL").buffersOf(8).keeps(20, "byte[]"), grown("[B", rise("a.ATest", 1, MIB)));
        CauseCandidate buffers =
                cause(field("acme.Blobs.ALL").buffersOf(8).keeps("byte[]"), grown("[B", rise("a.ATest", 1, MIB)));

        assertThat(impact(both).bytes()).isEqualTo(Bytes.ofMebibytes(28));
        assertThat(impact(both).offHeap()).isEqualTo(Bytes.ofMebibytes(8));
        assertThat(impact(both).onHeap()).isEqualTo(Bytes.ofMebibytes(20));
        assertThat(impact(buffers).parts()).containsExactly(new Measure.DirectBuffers(Bytes.ofMebibytes(8)));
    }

    @Test
    void ofARulesTypesOneMayHoldTheOtherSoThatTheMostCounts() {
        CauseCandidate pools = pools(kept(POOL, 3, Bytes.ofMebibytes(6)), kept("acme.Entry", 30, Bytes.ofMebibytes(5)));

        assertThat(impact(pools).parts()).containsExactly(new Measure.Retained(Bytes.ofMebibytes(6)));
    }

    @Test
    void littleThatTheyKeepThemselvesTellsNothing() {
        assertThat(impact(pools(kept(POOL, 3, new Bytes(4096)))).isKnown()).isFalse();
    }

    @Test
    void whatGoesWithThemCountsWhereItIsMore() {
        Together together =
                new Together(Samples.PID, "hikaricp-pool-open", Bytes.ofMebibytes(24), Bytes.ofMebibytes(2));

        assertThat(impact(pools(kept(POOL, 3, new Bytes(4096))), together)
                        .parts()
                        .get(0))
                .isEqualTo(new Measure.RetainedTogether(Bytes.ofMebibytes(24)));
    }

    @Test
    void aRuleOfBuffersHasNoneOfThoseThatHoldersKeep() {
        CauseCandidate buffers = CauseCandidate.withoutHolder(
                rule("direct-buffers-kept"),
                new Symptoms(
                        List.of(),
                        List.of(keptBy("", "", "java.nio.DirectByteBuffer", 9, new Bytes(2000), Bytes.ofMebibytes(30))),
                        List.of()));
        CauseCandidate holder = cause(field("acme.Blobs.ALL").buffersOf(8).keeps("byte[]"), grown("[B"));

        assertThat(Impacts.of(NO_SNAPSHOTS, List.of(alone(holder), alone(buffers)), List.of())
                        .get(1)
                        .impact()
                        .parts())
                .containsExactly(new Measure.DirectBuffers(Bytes.ofMebibytes(22)));
    }

    @Test
    void whereNoSingleObjectKeepsAllTheRisesAreSharedOut() {
        int[] pools = {1, 0, 2, 0, 1, 0, 3, 0, 2, 0};
        long[] counts = new long[pools.length];
        long[] live = new long[pools.length];
        for (int i = 0; i < pools.length; i++) {
            counts[i] = (i == 0 ? 0 : counts[i - 1]) + pools[i];
            live[i] = (i == 0 ? 20 : live[i - 1]) + 5L * pools[i];
        }
        LiveSet set = live(Stream.concat(
                        Stream.of(snapshot("", 20, Map.of())),
                        IntStream.range(0, pools.length)
                                .mapToObj(i -> snapshot("a.T" + i, live[i], Map.of(POOL, use(counts[i])))))
                .toArray(HeapSnapshot[]::new));
        GrowthTimeline timeline = new GrowthTimeline(List.of(set), List.of());
        CauseCandidate cause = CauseCandidate.withoutHolder(
                rule("hikaricp-pool-open"), new Symptoms(LiveGrowth.of(set), List.of(), List.of()));

        CauseImpact impact = Impacts.of(timeline, CauseGrowth.of(timeline, List.of(cause)), List.of())
                .get(0)
                .impact();

        assertThat(impact.parts()).singleElement().isInstanceOfSatisfying(Measure.Share.class, share -> {
            assertThat(share.offHeap()).isFalse();
            assertThat(share.bytes().value() / MIB).isBetween(44L, 45L);
        });
    }
}
