package io.github.membudget.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Allocations;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Holder;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BroughtTest {
    private static final long MIB = 1L << 20;

    private static final TypeGrowth ORDERS =
            new TypeGrowth(1, "acme.Order", 2000, 32_000, List.of(rise("OrderTest", 0)), 0);

    @Test
    void whatOtherHoldersAreSeenToHaveBroughtIsNoneOfThisOnes() {
        TypeGrowth bytes = bytes(rise("OrderTest", 62), rise("BlobTest", 50), rise("B1Test", 5), rise("B2Test", 15));
        List<Draft> drafts = Brought.of(
                List.of(
                        held("acme.Cache.ALL", 20, "HashMap (24) -> 24 x byte[]", bytes),
                        held("acme.Orders.ALL", 62, "ArrayList (2,000) -> 2,000 x acme.Order -> byte[]", ORDERS),
                        held("acme.Blob.ONE", 50, "byte[]", bytes)),
                List.of());
        assertThat(places(drafts.get(0), bytes)).containsExactly("B2Test", "B1Test");
        assertThat(places(drafts.get(1), ORDERS)).containsExactly("OrderTest");
        assertThat(places(drafts.get(2), bytes)).containsExactly("BlobTest");
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
        Draft cache = held("acme.Cache.ALL", 48, "HashMap (6) -> 6 x byte[]", bytes);
        assertThat(places(Brought.of(List.of(cache), List.of()).get(0), bytes))
                .containsExactly("C1Test", "C2Test", "C3Test", "C4Test", "C5Test", "C6Test");
        assertThat(cache.classes()).isEqualTo(6);
    }

    @Test
    void ofTwoHoldersOfOneSizeTheNumberOfTheirObjectsTellsWhichIsWhose() {
        TypeGrowth bytes = bytes(
                new Rise("BlobTest", 1, 17, 30 * MIB),
                new Rise("C1Test", 1, 15, 15 * MIB),
                new Rise("C2Test", 1, 16, 15 * MIB));
        List<Draft> drafts = Brought.of(
                List.of(
                        held("acme.Cache.ALL", 30, "HashMap (30) -> 30 x byte[]", bytes),
                        held("acme.Blob.ONE", 30, "byte[]", bytes)),
                List.of());
        assertThat(places(drafts.get(0), bytes)).containsExactly("C1Test", "C2Test");
        assertThat(places(drafts.get(1), bytes)).containsExactly("BlobTest");
    }

    @Test
    void whatIsKnownBestTakesFirst() {
        TypeGrowth bytes = bytes(
                new Rise("BlobTest", 1, 27, 15 * MIB),
                new Rise("C3Test", 1, 18, 7 * MIB),
                new Rise("C2Test", 1, 12, 5 * MIB),
                new Rise("C1Test", 1, 11, 3 * MIB));
        List<Draft> drafts = Brought.of(
                List.of(
                        held("acme.Cache.ALL", 15, "HashMap (15) -> 15 x byte[]", bytes),
                        held("acme.Blob.ONE", 15, "byte[]", bytes)),
                List.of());
        assertThat(places(drafts.get(0), bytes)).containsExactly("C3Test", "C2Test", "C1Test");
        assertThat(places(drafts.get(1), bytes)).containsExactly("BlobTest");
    }

    @Test
    void whatOneHasTakenShowsTheNextMoreClearly() {
        TypeGrowth bytes = bytes(
                new Rise("OrderTest", 1, 2_122, 61 * MIB),
                new Rise("BlobTest", 1, 1_927, 15 * MIB),
                new Rise("C3Test", 1, 18, 7 * MIB),
                new Rise("C2Test", 1, 12, 5 * MIB),
                new Rise("C1Test", 1, 11, 3 * MIB));
        List<Draft> drafts = Brought.of(
                List.of(
                        held("acme.Cache.ALL", 15, "HashMap (15) -> 15 x byte[]", bytes),
                        held("acme.Orders.ALL", 61, "ArrayList (2,000) -> 2,000 x acme.Order -> byte[]", bytes),
                        held("acme.Blob.ONE", 15, "byte[]", bytes)),
                List.of());
        assertThat(places(drafts.get(0), bytes)).containsExactly("C3Test", "C2Test", "C1Test");
        assertThat(places(drafts.get(1), bytes)).containsExactly("OrderTest");
        assertThat(places(drafts.get(2), bytes)).containsExactly("BlobTest");
    }

    @Test
    void samplesOfObjectsThatLivedOnTellAtWhichClassesAHoldersOwnCodeMadeThem() {
        TypeGrowth bytes =
                bytes(rise("AlphaTest", 20), rise("DeltaTest", 20), rise("AlphaBetaTest", 12), rise("BetaTest", 12));
        Allocations sampled = new Allocations(
                1,
                Bytes.ofMebibytes(1),
                100,
                List.of(),
                List.of(
                        site("acme.AlphaStore.put:7 in AlphaTest.a"),
                        site("acme.AlphaStore.put:7 in AlphaBetaTest.ab"),
                        site("acme.BetaStore$Part.put:9 in AlphaBetaTest.ab"),
                        site("acme.BetaStore.put:7 in BetaTest.b"),
                        site("acme.DeltaStore.put:7 in DeltaTest.d")),
                List.of(),
                List.of());
        List<Draft> drafts = Brought.of(
                List.of(
                        held("acme.DeltaStore.DATA", 20, "ArrayList (20) -> 20 x byte[]", bytes),
                        held("acme.AlphaStore.DATA", 26, "ArrayList (26) -> 26 x byte[]", bytes),
                        held("acme.BetaStore.DATA", 18, "ArrayList (18) -> 18 x byte[]", bytes)),
                List.of(sampled));
        assertThat(places(drafts.get(0), bytes)).containsExactly("DeltaTest");
        assertThat(places(drafts.get(1), bytes)).containsExactly("AlphaTest", "AlphaBetaTest");
        assertThat(places(drafts.get(2), bytes)).containsExactly("BetaTest", "AlphaBetaTest");
    }

    @Test
    void sampledObjectsThatAHolderStillKeepsTellWhatItTookOfWhichRise() {
        TypeGrowth bytes =
                bytes(rise("BothTest", 16), rise("ATest", 8), rise("BTest", 8), rise("CTest", 8), rise("DTest", 8));
        Allocations sampled = new Allocations(
                1,
                Bytes.ofMebibytes(1),
                100,
                List.of(),
                List.of(),
                List.of(
                        survivor(1, "ATest.fills"),
                        survivor(2, "CTest.fills"),
                        survivor(3, "BothTest.fills"),
                        survivor(4, "BTest.fills"),
                        survivor(5, "DTest"),
                        survivor(6, "BothTest.fills"),
                        survivor(7, "")),
                List.of());
        List<Draft> drafts = Brought.of(
                List.of(
                        sampled(held("acme.Twins.LEFT", 24, "ArrayList (24) -> 24 x byte[]", bytes), 1L, 2L, 3L, 7L),
                        sampled(held("acme.Twins.RIGHT", 24, "ArrayList (24) -> 24 x byte[]", bytes), 4L, 5L, 6L)),
                List.of(sampled));
        assertThat(places(drafts.get(0), bytes)).containsExactlyInAnyOrder("ATest", "CTest", "BothTest");
        assertThat(places(drafts.get(1), bytes)).containsExactlyInAnyOrder("BTest", "DTest", "BothTest");
        assertThat(drafts.get(0).rises(bytes)).allMatch(rise -> rise.bytes() == 8 * MIB);
    }

    @Test
    void aFewSampledObjectsOfManyPlacesProveNothing() {
        TypeGrowth bytes = bytes(rise("ATest", 8), rise("BTest", 8), rise("CTest", 8));
        Allocations sampled = new Allocations(
                1, Bytes.ofMebibytes(1), 1, List.of(), List.of(), List.of(survivor(1, "ATest.fills")), List.of());
        List<Draft> drafts = Brought.of(
                List.of(sampled(held("acme.All.KEPT", 24, "ArrayList (24) -> 24 x byte[]", bytes), 1L)),
                List.of(sampled));
        assertThat(places(drafts.get(0), bytes)).containsExactlyInAnyOrder("ATest", "BTest", "CTest");
    }

    private static Allocations.Survivor survivor(long address, String during) {
        return new Allocations.Survivor(address, "[B", OptionalInt.of(1 << 20), "Test.fills:9", during);
    }

    private static Draft sampled(Draft draft, Long... addresses) {
        Holder holder = draft.holder().orElseThrow();
        return new Draft(
                draft.rule(),
                Optional.of(new Holder(
                        holder.pid(),
                        holder.kind(),
                        holder.name(),
                        holder.retained(),
                        holder.path(),
                        holder.direct(),
                        List.of(addresses),
                        holder.others())),
                draft.course(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false);
    }

    private static Allocations.Site site(String place) {
        return new Allocations.Site(place, "byte[]", Bytes.ofMebibytes(1), 1);
    }

    @Test
    void aFieldOfATestClassIsFilledByThatClassWhereEnoughCameWithIt() {
        TypeGrowth bytes = bytes(rise("acme.ATest", 50), rise("acme.BTest", 30));
        assertThat(places(held("acme.BTest.rows", 30, "ArrayList (3) -> 3 x acme.Row -> byte[]", bytes), bytes))
                .containsExactly("acme.BTest");
        assertThat(places(held("acme.BTest.rows", 60, "ArrayList (3) -> 3 x acme.Row -> byte[]", bytes), bytes))
                .as("not enough")
                .containsExactly("acme.ATest", "acme.BTest");
    }

    @Test
    void whatIsLeftOfAClassThatFillsTwoHoldersIsTheOthers() {
        TypeGrowth bytes = bytes(rise("OrderTest", 62 + 30), rise("B1Test", 6), rise("B2Test", 12));
        List<Draft> drafts = Brought.of(
                List.of(
                        held("acme.Orders.ALL", 62, "ArrayList (2,000) -> 2,000 x acme.Order -> byte[]", ORDERS),
                        held("acme.Cache.ALL", 48, "HashMap (24) -> 24 x byte[]", bytes)),
                List.of());
        assertThat(places(drafts.get(1), bytes)).containsExactly("OrderTest", "B2Test", "B1Test");
    }

    @Test
    void whereOthersLeaveLessThanAHolderHasTheyAreNotBelieved() {
        TypeGrowth bytes = bytes(rise("OrderTest", 62), rise("B1Test", 6), rise("B2Test", 6));
        Draft cache = held("acme.Cache.ALL", 48, "HashMap (24) -> 24 x byte[]", bytes);
        List<Draft> drafts = Brought.of(
                List.of(
                        held("acme.Orders.ALL", 62, "ArrayList (2,000) -> 2,000 x acme.Order -> byte[]", ORDERS),
                        cache),
                List.of());
        assertThat(places(drafts.get(1), bytes)).isEqualTo(places(cache, bytes)).containsExactly("OrderTest");
    }

    @Test
    void anotherForksRisesAreNothingToIt() {
        TypeGrowth bytes = bytes(rise("B1Test", 30), rise("B2Test", 20));
        TypeGrowth elsewhere = new TypeGrowth(2, "[B", 1, 30 * MIB, List.of(rise("B1Test", 30)), 0);
        List<Draft> drafts = Brought.of(
                List.of(
                        HeldDrafts.held(2, "acme.Blob.ONE", 30, "byte[]", elsewhere),
                        held("acme.Cache.ALL", 50, "HashMap (24) -> 24 x byte[]", bytes)),
                List.of());
        assertThat(places(drafts.get(1), bytes)).containsExactly("B1Test", "B2Test");
    }

    private static List<String> places(Draft draft, TypeGrowth type) {
        return draft.rises(type).stream().map(Rise::place).toList();
    }

    private static Rise rise(String place, long mebibytes) {
        return new Rise(place, 1, 40, mebibytes == 0 ? 32_000 : mebibytes * MIB);
    }

    private static TypeGrowth bytes(Rise... rises) {
        return new TypeGrowth(
                1,
                "[B",
                40L * rises.length,
                Stream.of(rises).mapToLong(Rise::bytes).sum(),
                List.of(rises),
                0);
    }

    private static Draft held(String name, long mebibytes, String path, TypeGrowth course) {
        return HeldDrafts.held(1, name, mebibytes, path, course);
    }
}
