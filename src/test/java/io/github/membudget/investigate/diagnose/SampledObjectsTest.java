package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Samples.MIB;
import static io.github.membudget.investigate.diagnose.Samples.field;
import static io.github.membudget.investigate.diagnose.Samples.grown;
import static io.github.membudget.investigate.diagnose.Samples.made;
import static io.github.membudget.investigate.diagnose.Samples.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Allocations.Survivor;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampledObjectsTest {
    private static SampledObjects kept(long mebibytes, Survivor... objects) {
        Long[] addresses = List.of(objects).stream().map(Survivor::address).toArray(Long[]::new);
        return SampledObjects.of(
                field("acme.Cache.ALL").with(addresses).keeps(mebibytes, "HashMap (9) -> 9 x byte[]"),
                List.of(recorded(objects)));
    }

    @Test
    void areThoseThatTheHolderKeeps() {
        SampledObjects kept = SampledObjects.of(
                field("acme.Cache.ALL").with(1L).keeps(9, "byte[]"),
                List.of(recorded(made(1, "a.ATest.one"), made(2, "a.BTest.one"))));

        assertThat(kept.classes()).containsExactly("a.ATest");
    }

    @Test
    void weighWhatTheyStandForByTestOfTheTypeWhereAnyOfItWasSampled() {
        Survivor row = new Survivor(3, "acme.Row", OptionalInt.empty(), "acme.Maker.make:3", "a.BTest.one");
        SampledObjects kept = kept(9, made(1, "a.ATest.one"), made(2, "a.ATest.one"), row);

        assertThat(kept.weights(grown("[B"))).containsOnlyKeys("a.ATest.one").containsEntry("a.ATest.one", 4 * MIB);
        assertThat(kept.weights(grown("acme.Row"))).containsEntry("a.BTest.one", 256L << 10);
        assertThat(kept.weights(grown("[C"))).as("none of it").hasSize(2);
    }

    @Test
    void fourAreEnoughOrTwoOfOneClassOrOneThatIsMostOfIt() {
        assertThat(kept(30, made(1, "a.ATest.one")).areEnough()).isFalse();
        assertThat(kept(30, made(1, "a.ATest.one"), made(2, "a.BTest.one")).areEnough())
                .isFalse();
        assertThat(kept(30, made(1, "a.ATest.one"), made(2, "a.ATest.two")).areEnough())
                .isTrue();
        assertThat(kept(3, made(1, "a.ATest.one")).areEnough()).isTrue();
        assertThat(kept(30, made(1, "a.ATest.one"), made(2, "a.BTest.one"), made(3, ""), made(4, ""))
                        .areEnough())
                .isTrue();
    }

    @Test
    void countTestsAndNotFixturesOfAClass() {
        assertThat(kept(9, made(1, "a.ATest.one"), made(2, "a.ATest.one"), made(3, "a.ATest.two"), made(4, "a.ATest"))
                        .tests())
                .isEqualTo(2);
    }

    @Test
    void tellWhoseCodeMadeThemWhereNoneWasMadeInATestThatEnded() {
        Survivor[] unplaced = IntStream.range(0, 4).mapToObj(i -> made(i, "")).toArray(Survivor[]::new);

        assertThat(kept(9, unplaced).makersOutsideOfTests()).containsExactly("acme.Maker");
        assertThat(kept(9, made(1, "a.ATest.one"), made(2, ""), made(3, ""), made(4, ""))
                        .makersOutsideOfTests())
                .isEmpty();
    }

    @Test
    void aSpansClassIsItsNameUpToTheTest() {
        assertThat(SampledObjects.className("com.acme.UserTest.user(int)[1]")).isEqualTo("com.acme.UserTest");
    }
}
