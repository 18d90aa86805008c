package io.github.membudget.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.explain.Draft.LeftBy;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.ClassFacts.Left;
import io.github.membudget.model.Finding;
import io.github.membudget.model.InFork;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemporaryFilesTest {
    @Test
    void whatComesOnceMayBeAnotherBuildsAndIsNoFinding() {
        assertThat(of(
                        "/tmp/sqlite-3.54.1.0-aab68938-libsqlitejdbc.so (1107584 bytes)",
                        "/tmp/sqlite-3.54.1.0-aab68938-libsqlitejdbc.so.lck (0 bytes)",
                        "/tmp/junit-11121543791280646207/ (5 files, 1371 bytes)"))
                .isEmpty();
    }

    @Test
    void whatComesAgainAndAgainIsToldWithoutWhatCameBetween() {
        List<Finding> findings =
                of("/tmp/acme-left15861.txt (3 bytes)", "/tmp/junit-1/ (5 files, 1371 bytes)", "/tmp/acme-left99.txt");
        assertThat(findings).extracting(Finding::id).containsExactly("temporary-files-left");
        assertThat(findings.get(0).evidence().toString())
                .contains("acme-left15861.txt", "acme-left99.txt")
                .doesNotContain("junit-1");
    }

    @Test
    void namesOfOnePlaceInAProgramAreOfOneKind() {
        assertThat(Stream.of("/tmp/ledger8812.sqlite-wal (4 bytes)", "/tmp/ledger77 (2).sqlite-wal (4 bytes)")
                        .map(TemporaryFilesTest::kindOfName))
                .containsOnly("ledger*.sqlite-wal");
        assertThat(kindOfName("/tmp/membudget-it17.tmp (0 bytes)")).isEqualTo("membudget*.tmp");
        assertThat(kindOfName("/tmp/work/ (1 files, 0 bytes)")).isEqualTo("work");
        assertThat(kindOfName("/tmp/123 (0 bytes)")).isEqualTo("*");
    }

    private static String kindOfName(String detail) {
        return new LeftBy("ATest", new Left("temporary-file", detail, false)).kindOfName();
    }

    private static List<Finding> of(String... details) {
        ClassFacts facts = new ClassFacts(
                "it.ATest",
                1,
                0,
                50,
                List.of(),
                new InFork(0, 0, false, false, new long[InFork.figures()]),
                Stream.of(details)
                        .map(detail -> new Left("temporary-file", detail, false))
                        .toList());
        return LeakFindings.ofLeftovers("leaky", List.of(facts), RuleBook.own());
    }
}
