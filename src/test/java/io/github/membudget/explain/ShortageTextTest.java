package io.github.membudget.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.investigate.diagnose.Diagnosis;
import io.github.membudget.investigate.diagnose.RuleBook;
import io.github.membudget.investigate.diagnose.RunEvidence;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Shortage;
import io.github.membudget.source.SourcePlaces;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShortageTextTest {
    private static Finding of(Shortage shortage) {
        RunEvidence evidence = RunEvidence.ofLeftovers("acme", List.of()).with(List.of(shortage));
        List<Finding> found =
                FindingText.of(Diagnosis.of(evidence, RuleBook.own()), List.of(), SourcePlaces.NONE);
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
        assertThat(finding.headline()).isEqualTo("The code cache was full: 15 MiB of 16 MiB");
        assertThat(finding.fix())
                .startsWith("Set -XX:ReservedCodeCacheSize=64m in the module's <argLine>, or leave that option out");
        assertThat(finding.where()).containsExactly("module 'acme'");
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
}
