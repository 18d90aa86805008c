package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Samples.live;
import static io.github.membudget.investigate.diagnose.Samples.snapshotWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.explain.ExhibitText;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding;
import io.github.membudget.model.LiveSet.HeapSnapshot;
import io.github.membudget.model.ResidentMemory;
import io.github.membudget.model.ResidentMemory.Collected;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NativeMemoryTest {
    /** @param compilers MiB that they had at most */
    private static HeapSnapshot snapshot(String name, long offHeap, long metaspace, long freed, long compilers) {
        return snapshot(name, offHeap, metaspace, freed, compilers, Collected.NOTHING);
    }

    private static HeapSnapshot snapshot(String name, long offHeap, Map<String, Long> dropped) {
        return snapshot(name, offHeap, 8, 0, 0, new Collected(Bytes.ZERO, dropped));
    }

    private static HeapSnapshot snapshot(
            String name, long offHeap, long metaspace, long freed, long compilers, Collected collected) {
        return snapshotWith(offHeap, name, Map.of())
                .with(new ResidentMemory(
                        Bytes.ofMebibytes(10),
                        Bytes.ofMebibytes(20),
                        Bytes.ZERO,
                        Bytes.ofMebibytes(10),
                        Bytes.ofMebibytes(20),
                        Optional.of(Bytes.ofMebibytes(freed)),
                        collected,
                        9,
                        Optional.of(Bytes.ofMebibytes(compilers)),
                        Map.of("Metaspace", Bytes.ofMebibytes(metaspace))));
    }

    private static Samples.Run freed(long first, long second, long compilers) {
        return Samples.run()
                .snapshots(live(
                        snapshot("", 50, 8, 90, compilers),
                        snapshot("acme.OneTest", 50, 8, first, compilers),
                        snapshot("acme.TwoTest", 50, 8, second, compilers)));
    }

    @Test
    void whatMallocGaveBackHadBeenFreed() {
        Finding finding = freed(120, 40, 10).finding("freed-memory-kept-by-malloc");
        assertThat(finding.headline())
                .isEqualTo("malloc keeps memory that native code has already freed: 120 MiB in JVM 7");
        assertThat(finding.severity()).isEqualTo(Finding.Severity.MEDIUM);
        assertThat(finding.fix()).contains("MALLOC_ARENA_MAX=2", "-XX:TrimNativeHeapInterval=5000");
        assertThat(ExhibitText.plain(finding.evidence()))
                .contains(
                        "at the end of: acme.OneTest (120 MiB); acme.TwoTest (40 MiB)",
                        "The JVM's own compilers never had more than 10 MiB of it.");
    }

    @Test
    void whatTheCompilersMayHaveFreedIsNobodys() {
        assertThat(freed(60, 50, 40).ids()).isEmpty();
        assertThat(freed(20, 20, 0).ids()).isEmpty();
    }

    @Test
    void whatOnlyTheCollectorFreedIsTheMemoryOfUnusedObjects() {
        Finding finding = Samples.run()
                .snapshots(live(
                        snapshot("", 50, 8, 0, 10),
                        snapshot(
                                "acme.OneTest",
                                50,
                                8,
                                3,
                                10,
                                new Collected(Bytes.ofMebibytes(200), Map.of("java.nio.DirectByteBuffer", 200L)))))
                .finding("native-memory-of-unused-objects");
        assertThat(finding.headline())
                .isEqualTo("Unused objects keep native memory until the heap is collected: 200 MiB in JVM 7");
        assertThat(finding.severity()).isEqualTo(Finding.Severity.LOW);
        assertThat(ExhibitText.plain(finding.evidence()))
                .contains("at the end of: acme.OneTest (200 MiB)", "type: java.nio.DirectByteBuffer (200)");
    }

    @Test
    void objectsThatWereDroppedWhereMemoryStayedMayNotHaveBeenClosed() {
        Finding finding = Samples.run()
                .snapshots(live(
                        snapshot("", 50, Map.of()),
                        snapshot("acme.OneTest", 100, Map.of("acme.Image", 400L, "java.util.zip.Deflater", 40L)),
                        snapshot("acme.QuietTest", 101, Map.of("acme.Image", 4L)),
                        snapshot("acme.TwoTest", 150, Map.of("acme.Image", 400L, "acme.Blob", 40L))))
                .finding("beside-heap-grows");
        assertThat(finding.title())
                .isEqualTo("Memory beside the heap grew: objects that own some may not have been closed");
        assertThat(ExhibitText.plain(finding.evidence())).contains("type: acme.Image (800)");
        assertThat(finding.fix()).startsWith("Check that these classes close each acme.Image that they make");
    }

    @Test
    void objectsThatAreDroppedElsewhereTooDoFreeTheirMemory() {
        assertThat(Samples.run()
                        .snapshots(live(
                                snapshot("", 50, Map.of()),
                                snapshot("acme.OneTest", 100, Map.of("acme.Image", 400L)),
                                snapshot("acme.QuietTest", 101, Map.of("acme.Image", 300L)),
                                snapshot("acme.TwoTest", 150, Map.of("acme.Image", 400L))))
                        .finding("beside-heap-grows")
                        .title())
                .isEqualTo("Memory beside the heap grew, owner unknown");
    }

    @Test
    void oneRiseNamesNoObjectsThatHappenedToBeDropped() {
        assertThat(Samples.run()
                        .snapshots(live(
                                snapshot("", 50, Map.of()),
                                snapshot("acme.OneTest", 100, Map.of("acme.Image", 400L)),
                                snapshot("acme.QuietTest", 101, Map.of())))
                        .finding("beside-heap-grows")
                        .title())
                .isEqualTo("Memory beside the heap grew, owner unknown");
    }

    @Test
    void classesThatTheFirstTestClassLoadsAreNoGrowthWithoutAnOwner() {
        assertThat(Samples.run()
                        .snapshots(live(snapshot("", 50, 8, 0, 0), snapshot("acme.OneTest", 100, 45, 0, 0)))
                        .ids())
                .isEmpty();
        assertThat(Samples.run()
                        .snapshots(live(snapshot("", 50, 8, 0, 0), snapshot("acme.OneTest", 100, 8, 0, 0)))
                        .ids())
                .containsExactly("beside-heap-grows");
    }
}
