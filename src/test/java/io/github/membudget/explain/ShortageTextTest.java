package io.github.membudget.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.investigate.diagnose.Diagnosis;
import io.github.membudget.investigate.diagnose.RuleBook;
import io.github.membudget.investigate.diagnose.RunEvidence;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Shortage;
import io.github.membudget.model.Shortage.LimitedBy;
import io.github.membudget.model.Shortage.ThreadGroup;
import io.github.membudget.model.Shortage.ThreadLimit;
import io.github.membudget.model.ShortageAt;
import io.github.membudget.model.heap.HeapFacts;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Holders;
import io.github.membudget.source.SourcePlaces;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ShortageTextTest {
    private static Finding of(Shortage shortage) {
        RunEvidence evidence = RunEvidence.ofLeftovers("acme", List.of())
                .with(List.of(new ShortageAt(shortage, Optional.of("com.acme.ATest$Loader.loads:12"))));
        List<Finding> found = FindingText.of(Diagnosis.of(evidence, RuleBook.own()), List.of(), SourcePlaces.NONE);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static Finding codeCache(long used, long max, long compiled) {
        return of(new Shortage.CodeCache(
                Bytes.ofMebibytes(used), Bytes.ofMebibytes(max), Optional.of(Bytes.ofMebibytes(compiled))));
    }

    @Test
    void aFullCodeCacheIsToldWithASizeThatHoldsAllThatWasCompiled() {
        Finding finding = codeCache(15, 16, 60);
        assertThat(finding.id()).isEqualTo("code-cache-full");
        assertThat(finding.severity()).isEqualTo(Finding.Severity.MEDIUM);
        assertThat(finding.headline()).isEqualTo("The code cache was full: 15 MiB of 16 MiB — ATest.Loader:12");
        assertThat(finding.fix())
                .startsWith("Set -XX:ReservedCodeCacheSize=64m in the module's <argLine>, or leave that option out");
    }

    @Test
    void whatIsCompiledAgainAndAgainAsksForNoMoreThanTheJvmsOwnSize() {
        assertThat(codeCache(15, 16, 3000).fix()).startsWith("Set -XX:ReservedCodeCacheSize=240m");
    }

    @Test
    void theJvmsOwnSizeIsDoubled() {
        assertThat(codeCache(230, 240, 900).fix())
                .isEqualTo("Set -XX:ReservedCodeCacheSize=480m in the module's <argLine>.");
    }

    @Test
    void aThreadThatDiedUnheardIsToldWithItsPlace() {
        Finding finding = of(new Shortage.InBackground(
                "java.lang.OutOfMemoryError: Java heap space", Optional.of("loader"), Optional.empty()));
        assertThat(finding.headline())
                .isEqualTo(
                        "A background thread ran out of memory, and no test failed: thread 'loader' — ATest.Loader:12");
        assertThat(finding.where()).containsExactly("module 'acme'", "com.acme.ATest$Loader.loads:12");
        assertThat(finding.severity()).isEqualTo(Finding.Severity.MEDIUM);
    }

    @Test
    void theLimitOnThreadsIsNamedWhereItIsKnown() {
        Finding finding = of(new Shortage.Threads(
                Optional.of(new ThreadLimit(LimitedBy.CGROUP, 100, Optional.of("/sys/fs/cgroup/ci"))),
                OptionalLong.of(1086),
                List.of(new ThreadGroup("worker", 900))));
        assertThat(finding.headline()).startsWith("The system refused another thread: 1,086 threads");
        assertThat(ExhibitText.plain(finding.evidence()))
                .containsExactly(
                        "The container or its cgroup allows no more than 100 processes and threads (pids.max of"
                                + " /sys/fs/cgroup/ci). This JVM had 1,086 threads, among them 900 named 'worker'.");
        assertThat(finding.fix()).contains("--pids-limit");
        Finding unknown = of(new Shortage.Threads(Optional.empty(), OptionalLong.empty(), List.of()));
        assertThat(ExhibitText.plain(unknown.evidence()).get(0)).endsWith("Which of its limits that was is not known.");
    }

    @Test
    void metaspaceIsTooSmallOrFullOfLoaders() {
        Shortage.LiveLoaders many =
                new Shortage.LiveLoaders("groovy.lang.GroovyClassLoader", 300, Bytes.ofMebibytes(50), 310);
        assertThat(metaspace(Optional.of(many)).id()).isEqualTo("class-loaders-fill-metaspace");
        assertThat(metaspace(Optional.of(many)).impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(50));
        Finding small = metaspace(Optional.empty());
        assertThat(small.headline()).startsWith("Metaspace is too small for the class path: 62 MiB of 64 MiB");
        assertThat(small.fix()).isEqualTo("Set -XX:MaxMetaspaceSize=96m in the module's <argLine>.");
    }

    private static Finding metaspace(Optional<Shortage.LiveLoaders> loaders) {
        return of(new Shortage.Metaspace(
                Bytes.ofMebibytes(62), Bytes.ofMebibytes(64), OptionalLong.of(9000), OptionalLong.of(0), loaders));
    }

    @Test
    void whoKeepsTheDirectBuffersIsToldWithTheirLimit() {
        Holder field =
                Holders.of("static-field", "com.acme.Pool.ALL", 1, "ArrayList (9) -> 9 x java.nio.DirectByteBuffer");
        Holder kept = new Holder(7, field.keeper(), field.retained(), field.path(), Bytes.ofMebibytes(14), List.of());
        Shortage shortage = new Shortage.DirectBuffers(Bytes.ofMebibytes(16), true);
        RunEvidence evidence = new RunEvidence(
                        "acme",
                        List.of(),
                        List.of(),
                        new HeapFacts(List.of(kept), List.of(), Map.of(), List.of()),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        List.of())
                .with(List.of(new ShortageAt(shortage, Optional.empty())));
        List<Finding> found = FindingText.of(Diagnosis.of(evidence, RuleBook.own()), List.of(), SourcePlaces.NONE);
        assertThat(found).extracting(Finding::id).containsExactly("direct-buffers-full");
        assertThat(found.get(0).fix())
                .startsWith("com.acme.Pool.ALL keeps 14 MiB of them: let it drop them when their test ends.")
                .endsWith("set -XX:MaxDirectMemorySize=24m in the module's <argLine>.");
        assertThat(found.get(0).impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(14));
    }
}
