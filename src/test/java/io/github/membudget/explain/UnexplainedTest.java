package io.github.membudget.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding;
import io.github.membudget.model.HeapFacts;
import io.github.membudget.model.HeapFacts.Soft;
import io.github.membudget.model.Holder;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.Look;
import io.github.membudget.model.TypeGrowth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnexplainedTest {
    private static final TypeGrowth ARRAYS = new TypeGrowth(7, "[B", 100, 40 << 20, List.of(), 0);

    @Test
    void whatSoftReferencesKeepIsNoGrowthWithoutAHolder() {
        List<Finding> found = findings(new Soft(7, "acme.SoftEntry", Bytes.ofMebibytes(20)), soft(12));
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("soft-references");
            assertThat(finding.severity()).isEqualTo(Finding.Severity.LOW);
            assertThat(finding.headline())
                    .isEqualTo(
                            "JVM 7 keeps 32 MiB for soft references alone, and frees it before it runs out of memory");
            assertThat(finding.evidence().get(0))
                    .contains("20 MiB by acme.SoftEntry; 12 MiB by java.lang.ref.SoftReference.");
        });
    }

    @Test
    void whatIsLeftBesideThemIsTold() {
        assertThat(findings(soft(12))).extracting(Finding::id).containsExactly("live-set-grows", "soft-references");
        assertThat(findings(soft(12)).get(0).headline()).contains("kept 28 MiB more on its heap");
    }

    @Test
    void littleThatTheyKeepIsNotTold() {
        assertThat(findings(soft(5))).extracting(Finding::id).containsExactly("live-set-grows");
    }

    @Test
    void whatAHolderKeepsBesideTheHeapExplainsNothingOnIt() {
        Holder frames = new Holder(
                7,
                "static-field",
                "acme.Frames.KEPT",
                new Bytes(2000),
                "ArrayList (24) -> 24 x java.nio.DirectByteBuffer",
                Bytes.ofMebibytes(40),
                List.of(),
                List.of());

        List<Finding> found = findings(List.of(frames), soft(5));

        assertThat(found).hasSize(2);
        assertThat(found.get(0).impact().orElseThrow().bytes().inMebibytes()).startsWith("40");
        assertThat(found.get(1).id()).isEqualTo("live-set-grows");
        assertThat(found.get(1).headline()).contains("kept 35 MiB more on its heap");
    }

    @Test
    void whatHoldersHaveIsNoEvidenceOfTheRest() {
        TypeGrowth characters = new TypeGrowth(7, "[C", 50, 12 << 20, List.of(), 0);
        Holder texts = new Holder(
                7,
                "static-field",
                "acme.Texts.KEPT",
                Bytes.ofMebibytes(28),
                "ArrayList (9) -> 9 x byte[]",
                Bytes.ZERO,
                List.of(),
                List.of());

        Finding rest = findings(
                        List.of(new TypeGrowth(7, "[B", 100, 30 << 20, List.of(), 0), characters), List.of(texts))
                .get(1);

        assertThat(rest.id()).isEqualTo("live-set-grows");
        assertThat(rest.evidence()).singleElement().asString().startsWith("char[]: ");
    }

    @Test
    void whatWasGoneWhenAllTestsHadEndedNobodyKeptForGood() {
        LiveSet live = new LiveSet(7, List.of(look("", 5), look("acme.OneTest", 45)), Optional.empty());
        HeapFacts heap =
                new HeapFacts(List.of(), List.of(), Map.of(), List.of(), List.of(), Map.of(7L, Bytes.ofMebibytes(19)));
        TypeGrowth arrays = new TypeGrowth(
                7, "[B", 100, 40 << 20, List.of(new TypeGrowth.Rise("acme.OneTest", 1, 100, 40 << 20)), 0);

        List<Finding> found = LeakFindings.of(
                new LeakFindings.Seen("acme", List.of(live), List.of(arrays), heap, List.of(), List.of()),
                RuleBook.own());

        assertThat(found).extracting(Finding::id).containsExactly("kept-until-the-end", "live-set-grows");
        assertThat(found.get(0).impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(26));
        assertThat(found.get(1).impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(14));
        assertThat(found.get(0).where()).contains("acme.OneTest");
    }

    @Test
    void whereHoldersAreKnownTheirLooksAreNoEvidenceOfTheRest() {
        TypeGrowth arrays = new TypeGrowth(
                7,
                "[B",
                100,
                40 << 20,
                List.of(
                        new TypeGrowth.Rise("acme.TextsTest", 1, 60, 20 << 20),
                        new TypeGrowth.Rise("acme.OneTest", 1, 40, 18 << 20)),
                0);
        Holder texts = new Holder(
                7,
                "static-field",
                "acme.TextsTest.KEPT",
                Bytes.ofMebibytes(20),
                "ArrayList (60) -> 60 x byte[]",
                Bytes.ZERO,
                List.of(),
                List.of());

        Finding rest = findings(List.of(arrays), List.of(texts)).stream()
                .filter(finding -> finding.id().equals("live-set-grows"))
                .findFirst()
                .orElseThrow();

        assertThat(rest.evidence())
                .singleElement()
                .asString()
                .contains("acme.OneTest")
                .doesNotContain("TextsTest");
    }

    private static Soft soft(int mebibytes) {
        return new Soft(7, "java.lang.ref.SoftReference", Bytes.ofMebibytes(mebibytes));
    }

    private static List<Finding> findings(Soft... soft) {
        return findings(List.of(), soft);
    }

    private static List<Finding> findings(List<Holder> holders, Soft... soft) {
        return findings(List.of(ARRAYS), holders, soft);
    }

    private static List<Finding> findings(List<TypeGrowth> growth, List<Holder> holders, Soft... soft) {
        LiveSet live = new LiveSet(7, List.of(look("", 5), look("acme.OneTest", 45)), Optional.empty());
        HeapFacts heap = new HeapFacts(holders, List.of(), Map.of(), List.of(soft));
        return LeakFindings.of(
                new LeakFindings.Seen("acme", List.of(live), growth, heap, List.of(), List.of()), RuleBook.own());
    }

    private static Look look(String className, int mebibytes) {
        return new Look(className, List.of(), Bytes.ofMebibytes(mebibytes), Optional.empty(), Map.of());
    }
}
