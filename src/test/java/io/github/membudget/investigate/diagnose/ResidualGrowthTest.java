package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Samples.MIB;
import static io.github.membudget.investigate.diagnose.Samples.PID;
import static io.github.membudget.investigate.diagnose.Samples.field;
import static io.github.membudget.investigate.diagnose.Samples.grown;
import static io.github.membudget.investigate.diagnose.Samples.live;
import static io.github.membudget.investigate.diagnose.Samples.rise;
import static io.github.membudget.investigate.diagnose.Samples.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.explain.ExhibitText;
import io.github.membudget.explain.FindingText;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.HeapFacts.Soft;
import io.github.membudget.source.SourcePlaces;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A fork whose live heap rose from 5 to 45 MiB. */
class ResidualGrowthTest {
    private static final TypeGrowth ARRAYS = withoutRises("[B", 40);

    private static TypeGrowth withoutRises(String type, long mebibytes) {
        return new TypeGrowth(PID, type, 100, mebibytes * MIB, List.of(), 0);
    }

    private static Samples.Run rose(TypeGrowth... types) {
        return Samples.run()
                .snapshots(live(snapshot("", 5, Map.of()), snapshot("acme.OneTest", 45, Map.of())))
                .grew(types);
    }

    private static Soft soft(int mebibytes) {
        return new Soft(PID, "java.lang.ref.SoftReference", Bytes.ofMebibytes(mebibytes));
    }

    @Test
    void whatSoftReferencesKeepIsNoGrowthWithoutAHolder() {
        List<Finding> found = rose(ARRAYS)
                .softly(new Soft(PID, "acme.SoftEntry", Bytes.ofMebibytes(20)), soft(12))
                .findings();
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("soft-references");
            assertThat(finding.severity()).isEqualTo(Finding.Severity.LOW);
            assertThat(finding.headline())
                    .isEqualTo("Soft references keep memory until the heap is full: 32 MiB in JVM 7");
            assertThat(ExhibitText.plain(finding.evidence()).get(1))
                    .isEqualTo("reference: acme.SoftEntry (20 MiB); java.lang.ref.SoftReference (12 MiB)");
        });
    }

    @Test
    void whatIsLeftBesideThemIsTold() {
        Samples.Run run = rose(ARRAYS).softly(soft(12));
        assertThat(run.ids()).containsExactly("live-set-grows", "soft-references");
        assertThat(run.finding("live-set-grows").headline())
                .isEqualTo("The heap grew, and no single holder was found: 28 MiB in JVM 7");
    }

    @Test
    void littleThatTheyKeepIsNotTold() {
        assertThat(rose(ARRAYS).softly(soft(5)).ids()).containsExactly("live-set-grows");
    }

    @Test
    void whatAHolderKeepsOutsideOfTheHeapExplainsNothingOnIt() {
        List<Finding> found = rose(ARRAYS)
                .softly(soft(5))
                .held(field("acme.Frames.KEPT").buffersOf(40).keeps("ArrayList (24) -> 24 x java.nio.DirectByteBuffer"))
                .findings();

        assertThat(found).hasSize(2);
        assertThat(found.get(0).impact().orElseThrow().bytes().inMebibytes()).startsWith("40");
        assertThat(found.get(1).id()).isEqualTo("live-set-grows");
        assertThat(found.get(1).headline()).contains("no single holder was found: 35 MiB");
    }

    @Test
    void whatHoldersHaveIsNoEvidenceOfTheRest() {
        Finding rest = rose(withoutRises("[B", 30), withoutRises("[C", 12))
                .held(field("acme.Texts.KEPT").keeps(28, "ArrayList (9) -> 9 x byte[]"))
                .finding("live-set-grows");

        assertThat(ExhibitText.plain(rest.evidence()))
                .singleElement()
                .asString()
                .startsWith("char[]: ");
    }

    @Test
    void whatWasGoneWhenAllTestsHadEndedNobodyKeptForGood() {
        List<Finding> found = rose(grown("[B", rise("acme.OneTest", 100, 40 * MIB)))
                .endedWith(19)
                .findings();

        assertThat(found).extracting(Finding::id).containsExactly("kept-until-the-end", "live-set-grows");
        assertThat(found.get(0).impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(26));
        assertThat(found.get(1).impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(14));
        assertThat(found.get(0).where()).contains("acme.OneTest");
    }

    @Test
    void aFrameworkThatKeepsOneInstanceOfEachClassIsNamedInThatVersionAlone() {
        Samples.Run run = rose(
                        grown("[B", rise("acme.OneTest", 100, 40 * MIB)),
                        grown("acme.OneTest", rise("acme.OneTest", 1, 24)))
                .endedWith(19);

        assertThat(idsOn(run, "kotest-framework-engine-jvm", "5.6.2")).contains("kotest-specs-kept");
        assertThat(idsOn(run, "kotest-framework-engine-jvm", "5.7.0")).contains("kept-until-the-end");
        assertThat(idsOn(run, "junit-jupiter-engine", "5.3.0")).contains("kept-until-the-end");
    }

    private static List<String> idsOn(Samples.Run run, String artifact, String version) {
        Diagnosis diagnosis = Diagnosis.of(run.evidence(), RuleBook.own().on(Map.of(artifact, version)));
        return FindingText.of(diagnosis, run.evidence().live(), SourcePlaces.NONE).stream()
                .map(Finding::id)
                .toList();
    }

    @Test
    void whereHoldersAreKnownTheirRisesAreNoEvidenceOfTheRest() {
        Finding rest = rose(grown("[B", rise("acme.TextsTest", 60, 20 * MIB), rise("acme.OneTest", 40, 20 * MIB)))
                .held(field("acme.TextsTest.KEPT").keeps(20, "ArrayList (60) -> 60 x byte[]"))
                .finding("live-set-grows");

        assertThat(String.join(" ", ExhibitText.plain(rest.evidence())))
                .contains("acme.OneTest")
                .doesNotContain("TextsTest");
    }

    @Test
    void aCauseOfUnknownSizeMayBeTheRest() {
        TypeGrowth clients = grown("okhttp3.OkHttpClient", rise("acme.OneTest", 20, 640));
        assertThat(rose(ARRAYS, clients).diagnosis().residuals()).isEmpty();
    }
}
