package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Samples.MIB;
import static io.github.membudget.investigate.diagnose.Samples.cause;
import static io.github.membudget.investigate.diagnose.Samples.field;
import static io.github.membudget.investigate.diagnose.Samples.grown;
import static io.github.membudget.investigate.diagnose.Samples.made;
import static io.github.membudget.investigate.diagnose.Samples.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Allocations;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommonTypeAttributionTest {
    private static final TypeGrowth ORDERS = grown("acme.Order", Samples.rise("OrderTest", 2000, 32_000));
    private static final String ORDERS_PATH = "ArrayList (2,000) -> 2,000 x acme.Order -> byte[]";

    @Test
    void whatOtherHoldersAreSeenToHaveBroughtIsNoneOfThisOnes() {
        TypeGrowth bytes = bytes(rise("OrderTest", 62), rise("BlobTest", 50), rise("B1Test", 5), rise("B2Test", 15));
        List<CauseCandidate> causes = attributed(
                held("acme.Cache.ALL", 20, "HashMap (24) -> 24 x byte[]", bytes),
                held("acme.Orders.ALL", 62, ORDERS_PATH, ORDERS),
                held("acme.Blob.ONE", 50, "byte[]", bytes));
        assertThat(places(causes.get(0), bytes)).containsExactly("B2Test", "B1Test");
        assertThat(places(causes.get(1), ORDERS)).containsExactly("OrderTest");
        assertThat(places(causes.get(2), bytes)).containsExactly("BlobTest");
    }

    @Test
    void equalStepsThatAddUpToAHoldersSizeAreItsOwnHoweverSmallBesideOthers() {
        TypeGrowth bytes = bytes(
                rise("OtherTest", 300),
                rise("C1Test", 8),
                rise("C2Test", 8),
                rise("C3Test", 8),
                rise("C4Test", 8),
                rise("C5Test", 8),
                rise("C6Test", 8));
        CauseCandidate cache = held("acme.Cache.ALL", 48, "HashMap (6) -> 6 x byte[]", bytes);
        assertThat(places(attributed(cache).get(0), bytes))
                .containsExactly("C1Test", "C2Test", "C3Test", "C4Test", "C5Test", "C6Test");
        assertThat(cache.classes()).isEqualTo(6);
    }

    @Test
    void ofTwoHoldersOfOneSizeTheNumberOfTheirObjectsTellsWhichIsWhose() {
        TypeGrowth bytes = bytes(
                Samples.rise("BlobTest", 17, 30 * MIB),
                Samples.rise("C1Test", 15, 15 * MIB),
                Samples.rise("C2Test", 16, 15 * MIB));
        List<CauseCandidate> causes = attributed(
                held("acme.Cache.ALL", 30, "HashMap (30) -> 30 x byte[]", bytes),
                held("acme.Blob.ONE", 30, "byte[]", bytes));
        assertThat(places(causes.get(0), bytes)).containsExactly("C1Test", "C2Test");
        assertThat(places(causes.get(1), bytes)).containsExactly("BlobTest");
    }

    @Test
    void whatIsKnownBestTakesFirst() {
        TypeGrowth bytes = bytes(
                Samples.rise("BlobTest", 27, 15 * MIB),
                Samples.rise("C3Test", 18, 7 * MIB),
                Samples.rise("C2Test", 12, 5 * MIB),
                Samples.rise("C1Test", 11, 3 * MIB));
        List<CauseCandidate> causes = attributed(
                held("acme.Cache.ALL", 15, "HashMap (15) -> 15 x byte[]", bytes),
                held("acme.Blob.ONE", 15, "byte[]", bytes));
        assertThat(places(causes.get(0), bytes)).containsExactly("C3Test", "C2Test", "C1Test");
        assertThat(places(causes.get(1), bytes)).containsExactly("BlobTest");
    }

    @Test
    void whatOneHasTakenShowsTheNextMoreClearly() {
        TypeGrowth bytes = bytes(
                Samples.rise("OrderTest", 2_122, 61 * MIB),
                Samples.rise("BlobTest", 1_927, 15 * MIB),
                Samples.rise("C3Test", 18, 7 * MIB),
                Samples.rise("C2Test", 12, 5 * MIB),
                Samples.rise("C1Test", 11, 3 * MIB));
        List<CauseCandidate> causes = attributed(
                held("acme.Cache.ALL", 15, "HashMap (15) -> 15 x byte[]", bytes),
                held("acme.Orders.ALL", 61, ORDERS_PATH, bytes),
                held("acme.Blob.ONE", 15, "byte[]", bytes));
        assertThat(places(causes.get(0), bytes)).containsExactly("C3Test", "C2Test", "C1Test");
        assertThat(places(causes.get(1), bytes)).containsExactly("OrderTest");
        assertThat(places(causes.get(2), bytes)).containsExactly("BlobTest");
    }

    @Test
    void samplesOfObjectsThatLivedOnTellAtWhichClassesAHoldersOwnCodeMadeThem() {
        TypeGrowth bytes =
                bytes(rise("AlphaTest", 20), rise("DeltaTest", 20), rise("AlphaBetaTest", 12), rise("BetaTest", 12));
        Allocations sampled = recorded(List.of(
                site("acme.AlphaStore.put:7 in AlphaTest.a"),
                site("acme.AlphaStore.put:7 in AlphaBetaTest.ab"),
                site("acme.BetaStore$Part.put:9 in AlphaBetaTest.ab"),
                site("acme.BetaStore.put:7 in BetaTest.b"),
                site("acme.DeltaStore.put:7 in DeltaTest.d")));
        List<CauseCandidate> causes = CommonTypeAttribution.of(
                List.of(
                        held("acme.DeltaStore.DATA", 20, "ArrayList (20) -> 20 x byte[]", bytes),
                        held("acme.AlphaStore.DATA", 26, "ArrayList (26) -> 26 x byte[]", bytes),
                        held("acme.BetaStore.DATA", 18, "ArrayList (18) -> 18 x byte[]", bytes)),
                List.of(sampled));
        assertThat(places(causes.get(0), bytes)).containsExactly("DeltaTest");
        assertThat(places(causes.get(1), bytes)).containsExactly("AlphaTest", "AlphaBetaTest");
        assertThat(places(causes.get(2), bytes)).containsExactly("BetaTest", "AlphaBetaTest");
    }

    @Test
    void sampledObjectsThatAHolderStillKeepsTellWhatItTookOfWhichRise() {
        TypeGrowth bytes =
                bytes(rise("BothTest", 16), rise("ATest", 8), rise("BTest", 8), rise("CTest", 8), rise("DTest", 8));
        Allocations sampled = recorded(
                made(1, "ATest.fills"),
                made(2, "CTest.fills"),
                made(3, "BothTest.fills"),
                made(4, "BTest.fills"),
                made(5, "DTest"),
                made(6, "BothTest.fills"),
                made(7, ""));
        String path = "ArrayList (24) -> 24 x byte[]";
        List<CauseCandidate> causes = CommonTypeAttribution.of(
                List.of(
                        cause(field("acme.Twins.LEFT").with(1L, 2L, 3L, 7L).keeps(24, path), bytes),
                        cause(field("acme.Twins.RIGHT").with(4L, 5L, 6L).keeps(24, path), bytes)),
                List.of(sampled));
        assertThat(places(causes.get(0), bytes)).containsExactlyInAnyOrder("ATest", "CTest", "BothTest");
        assertThat(places(causes.get(1), bytes)).containsExactlyInAnyOrder("BTest", "DTest", "BothTest");
        assertThat(causes.get(0).rises(bytes)).allMatch(rise -> rise.bytes() == 8 * MIB);
    }

    @Test
    void aFewSampledObjectsOfManyPlacesProveNothing() {
        TypeGrowth bytes = bytes(rise("ATest", 8), rise("BTest", 8), rise("CTest", 8));
        List<CauseCandidate> causes = CommonTypeAttribution.of(
                List.of(cause(field("acme.All.KEPT").with(1L).keeps(24, "ArrayList (24) -> 24 x byte[]"), bytes)),
                List.of(recorded(made(1, "ATest.fills"))));
        assertThat(places(causes.get(0), bytes)).containsExactlyInAnyOrder("ATest", "BTest", "CTest");
    }

    @Test
    void aFieldOfATestClassIsFilledByThatClassWhereEnoughCameWithIt() {
        TypeGrowth bytes = bytes(rise("acme.ATest", 50), rise("acme.BTest", 30));
        String path = "ArrayList (3) -> 3 x acme.Row -> byte[]";
        assertThat(places(held("acme.BTest.rows", 30, path, bytes), bytes)).containsExactly("acme.BTest");
        assertThat(places(held("acme.BTest.rows", 60, path, bytes), bytes))
                .as("not enough")
                .containsExactly("acme.ATest", "acme.BTest");
    }

    @Test
    void whatIsLeftOfAClassThatFillsTwoHoldersIsTheOthers() {
        TypeGrowth bytes = bytes(rise("OrderTest", 62 + 30), rise("B1Test", 6), rise("B2Test", 12));
        List<CauseCandidate> causes = attributed(
                held("acme.Orders.ALL", 62, ORDERS_PATH, ORDERS),
                held("acme.Cache.ALL", 48, "HashMap (24) -> 24 x byte[]", bytes));
        assertThat(places(causes.get(1), bytes)).containsExactly("OrderTest", "B2Test", "B1Test");
    }

    @Test
    void whereOthersLeaveLessThanAHolderHasTheyAreNotBelieved() {
        TypeGrowth bytes = bytes(rise("OrderTest", 62), rise("B1Test", 6), rise("B2Test", 6));
        CauseCandidate cache = held("acme.Cache.ALL", 48, "HashMap (24) -> 24 x byte[]", bytes);
        List<CauseCandidate> causes = attributed(held("acme.Orders.ALL", 62, ORDERS_PATH, ORDERS), cache);
        assertThat(places(causes.get(1), bytes)).isEqualTo(places(cache, bytes)).containsExactly("OrderTest");
    }

    @Test
    void anotherForksRisesAreNothingToIt() {
        TypeGrowth bytes = bytes(rise("B1Test", 30), rise("B2Test", 20));
        List<CauseCandidate> causes = attributed(
                cause(field("acme.Blob.ONE").in(2).keeps(30, "byte[]"), grown(2, "[B", rise("B1Test", 30))),
                held("acme.Cache.ALL", 50, "HashMap (24) -> 24 x byte[]", bytes));
        assertThat(places(causes.get(1), bytes)).containsExactly("B1Test", "B2Test");
    }

    private static List<CauseCandidate> attributed(CauseCandidate... causes) {
        return CommonTypeAttribution.of(List.of(causes), List.of());
    }

    private static List<String> places(CauseCandidate cause, TypeGrowth type) {
        return cause.rises(type).stream().map(rise -> rise.place().toString()).toList();
    }

    private static Rise rise(String place, long mebibytes) {
        return Samples.rise(place, 40, mebibytes * MIB);
    }

    private static TypeGrowth bytes(Rise... rises) {
        return grown("[B", rises);
    }

    private static CauseCandidate held(String name, long mebibytes, String path, TypeGrowth content) {
        return cause(field(name).keeps(mebibytes, path), content);
    }

    private static Allocations.Site site(String place) {
        return new Allocations.Site(place, "byte[]", Bytes.ofMebibytes(1), 1);
    }
}
