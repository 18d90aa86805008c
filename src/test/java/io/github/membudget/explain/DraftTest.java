package io.github.membudget.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DraftTest {
    private static final long MIB = 1L << 20;

    @Test
    void aTableThatIsFilledAtOnceCameWithOneClassWhateverElseRoseALittle() {
        Draft table = held(12, "[B", 10, 1, 1, 1, 1);
        assertThat(table.classes()).isEqualTo(1);
        assertThat(table.isOneClass()).isTrue();
    }

    @Test
    void whatAllClassesAddToCountsForAllOfThem() {
        Draft leak = held(12, "[B", 2, 2, 2, 2, 2, 2);
        assertThat(leak.classes()).isEqualTo(6);
        assertThat(leak.isOneClass()).isFalse();
    }

    @Test
    void aTableOfManyElementsCameWhenMostOfThemDidWhateverLargeArraysCameLater() {
        List<Rise> rises = List.of(
                new Rise("TableTest", 1, 200_098, 6 * MIB),
                new Rise("ThumbTest", 1, 225, 6 * MIB),
                new Rise("MockTest", 1, 9_922, MIB));
        assertThat(held(15, "HashMap (100,003) -> 100,003 x String -> byte[]", rises)
                        .classes())
                .isEqualTo(1);
        assertThat(held(15, "HashMap (300) -> 300 x String -> byte[]", rises).classes())
                .as("the later ones were enough to fill this one")
                .isEqualTo(2);
    }

    @Test
    void arraysThatRoseByMuchLessThanIsHeldTellNothingOfTheHolder() {
        Draft before = held(40, "[B", 1, 1, 1, 1);
        assertThat(before.classes()).isZero();
        assertThat(held(40, "acme.Row", 1, 1, 1, 1).classes()).isEqualTo(4);
    }

    /** @param mebibytes by which the type rose at the end of each class, the most first */
    private static Draft held(long retained, String type, long... mebibytes) {
        List<Rise> rises = IntStream.range(0, mebibytes.length)
                .mapToObj(i -> new Rise("Test" + i, 1, 1, mebibytes[i] * MIB))
                .toList();
        return held(retained, type, "HashMap", rises);
    }

    private static Draft held(long retained, String path, List<Rise> rises) {
        return held(retained, "[B", path, rises);
    }

    private static Draft held(long retained, String type, String path, List<Rise> rises) {
        long sum = rises.stream().mapToLong(Rise::bytes).sum();
        return HeldDrafts.held(1, "acme.T.TABLE", retained, path, new TypeGrowth(1, type, rises.size(), sum, rises, 0));
    }
}
