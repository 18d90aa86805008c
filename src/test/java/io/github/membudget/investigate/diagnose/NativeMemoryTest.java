package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Samples.live;
import static io.github.membudget.investigate.diagnose.Samples.snapshotWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.explain.ExhibitText;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding;
import io.github.membudget.model.LiveSet.HeapSnapshot;
import io.github.membudget.model.ResidentMemory;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NativeMemoryTest {
    /** @param compilers MiB that they had at most */
    private static HeapSnapshot snapshot(String name, long offHeap, long metaspace, long freed, long compilers) {
        return snapshotWith(offHeap, name, Map.of())
                .with(new ResidentMemory(
                        Bytes.ofMebibytes(10),
                        Bytes.ofMebibytes(20),
                        Bytes.ZERO,
                        Bytes.ofMebibytes(10),
                        Bytes.ofMebibytes(20),
                        Optional.of(Bytes.ofMebibytes(freed)),
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
        assertThat(finding.severity()).isEqualTo(Finding.Severity.HIGH);
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
