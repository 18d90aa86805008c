package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Samples.ended;
import static io.github.membudget.investigate.diagnose.Samples.left;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.explain.ExhibitText;
import io.github.membudget.model.ClassFacts.Left;
import io.github.membudget.model.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Temporary files: the folder that they lie in is the whole machine's. */
class LeftoverTest {
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
        assertThat(ExhibitText.plain(findings.get(0).evidence()).toString())
                .contains("acme-left15861.txt", "acme-left99.txt")
                .doesNotContain("junit-1");
    }

    @Test
    void namesOfOnePlaceInAProgramAreOfOneKind() {
        assertThat(Stream.of("/tmp/ledger8812.sqlite-wal (4 bytes)", "/tmp/ledger77 (2).sqlite-wal (4 bytes)")
                        .map(LeftoverTest::kindOfName))
                .containsOnly("ledger*.sqlite-wal");
        assertThat(kindOfName("/tmp/membudget-it17.tmp (0 bytes)")).isEqualTo("membudget*.tmp");
        assertThat(kindOfName("/tmp/work/ (1 files, 0 bytes)")).isEqualTo("work");
        assertThat(kindOfName("/tmp/123 (0 bytes)")).isEqualTo("*");
    }

    private static String kindOfName(String detail) {
        return new Leftover("ATest", left("temporary-file", detail)).kindOfName();
    }

    private static List<Finding> of(String... details) {
        Left[] files =
                Stream.of(details).map(detail -> left("temporary-file", detail)).toArray(Left[]::new);
        return Samples.run().classes(ended("it.ATest", files)).findings();
    }
}
