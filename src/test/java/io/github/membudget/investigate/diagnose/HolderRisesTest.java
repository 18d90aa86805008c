package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Samples.MIB;
import static io.github.membudget.investigate.diagnose.Samples.cause;
import static io.github.membudget.investigate.diagnose.Samples.field;
import static io.github.membudget.investigate.diagnose.Samples.grown;
import static io.github.membudget.investigate.diagnose.Samples.rise;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.TypeGrowth.Rise;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HolderRisesTest {
    @Test
    void aTableThatIsFilledAtOnceCameWithOneClassWhateverElseRoseALittle() {
        CauseCandidate table = held(12, "[B", 10, 1, 1, 1, 1);
        assertThat(table.classes()).isEqualTo(1);
        assertThat(table.isOfOneClass()).isTrue();
    }

    @Test
    void whatAllClassesAddToCountsForAllOfThem() {
        CauseCandidate leak = held(12, "[B", 2, 2, 2, 2, 2, 2);
        assertThat(leak.classes()).isEqualTo(6);
        assertThat(leak.isOfOneClass()).isFalse();
    }

    @Test
    void aTableOfManyElementsCameWhenMostOfThemDidWhateverLargeArraysCameLater() {
        Rise[] rises = {
            rise("TableTest", 200_098, 6 * MIB), rise("ThumbTest", 225, 6 * MIB), rise("MockTest", 9_922, MIB)
        };
        assertThat(held(15, "HashMap (100,003) -> 100,003 x String -> byte[]", rises)
                        .classes())
                .isEqualTo(1);
        assertThat(held(15, "HashMap (300) -> 300 x String -> byte[]", rises).classes())
                .as("the later ones were enough to fill this one")
                .isEqualTo(2);
    }

    @Test
    void arraysThatRoseByMuchLessThanIsHeldTellNothingOfTheHolder() {
        assertThat(held(40, "[B", 1, 1, 1, 1).classes()).isZero();
        assertThat(held(40, "acme.Row", 1, 1, 1, 1).classes()).isEqualTo(4);
    }

    @Test
    void whatFieldsOfSeveralTestsKeepAlikeCameWithThoseTests() {
        CauseCandidate fields = cause(
                field("acme.ATest.rows").and("acme.BTest.rows").keeps(6, "ArrayList (3) -> 3 x byte[]"),
                grown(
                        "[B",
                        rise("acme.OtherTest", 3, 9 * MIB),
                        rise("acme.ATest", 3, 3 * MIB),
                        rise("acme.BTest", 3, 3 * MIB)));

        assertThat(fields.rises())
                .extracting(rise -> rise.place().toString())
                .containsExactly("acme.ATest", "acme.BTest");
    }

    @Test
    void oneObjectCameAtTheOnlyRiseOfItsSize() {
        CauseCandidate blob =
                cause(field("acme.Blob.ONE").keeps(12, "byte[]"), grown("[B", large("A", 40), large("B", 12)));

        assertThat(blob.rises()).extracting(rise -> rise.place().toString()).containsExactly("B");
        assertThat(blob.certainty()).isEqualTo(GrowthCertainty.BY_ONE_SIZE);
    }

    @Test
    void howSureThatIsDependsOnWhatTellsIt() {
        String path = "HashMap (2) -> 2 x byte[]";
        assertThat(held(12, "acme.Row", 12).certainty()).isEqualTo(GrowthCertainty.KNOWN);
        assertThat(held(12, path, large("A", 6), large("B", 6)).certainty())
                .as("two equal steps")
                .isEqualTo(GrowthCertainty.BY_SIZES);
        assertThat(held(12, path, large("A", 40), large("B", 3)).certainty()).isEqualTo(GrowthCertainty.UNKNOWN);
    }

    private static Rise large(String place, long mebibytes) {
        return rise(place, 1, mebibytes * MIB);
    }

    /** @param mebibytes by which the type rose at the end of each class, the most first */
    private static CauseCandidate held(long retained, String type, long... mebibytes) {
        Rise[] rises = IntStream.range(0, mebibytes.length)
                .mapToObj(i -> large("Test" + i, mebibytes[i]))
                .toArray(Rise[]::new);
        return cause(field("acme.T.TABLE").keeps(retained, "HashMap"), grown(type, rises));
    }

    private static CauseCandidate held(long retained, String path, Rise... rises) {
        return cause(field("acme.T.TABLE").keeps(retained, path), grown("[B", rises));
    }
}
