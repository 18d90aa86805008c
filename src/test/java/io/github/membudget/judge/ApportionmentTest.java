package io.github.membudget.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.judge.Apportionment.Share;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ApportionmentTest {
    private static final double MIB = 1 << 20;
    private static final int LOOKS = 90;

    /** What the classes of a suite of three kinds add, one kind after the other, in an order of their own. */
    private final Random random = new Random(7);

    private final double[] pools = every(3, 0);
    private final double[] trees = every(3, 1);
    private final double[] classes = every(1, 0);

    private static double[] every(int nth, int from) {
        double[] counts = new double[LOOKS];
        for (int i = from; i < LOOKS; i += nth) {
            counts[i] = 1;
        }
        return counts;
    }

    private double[] rises(double pool, double tree, double noise) {
        double[] rises = new double[LOOKS];
        for (int i = 0; i < LOOKS; i++) {
            rises[i] = 0.2 * MIB + pool * pools[i] + tree * trees[i] + noise * random.nextGaussian();
        }
        return rises;
    }

    private static void close(Optional<Share> share, double expected) {
        double bytes = share.orElseThrow().bytes().value();
        double doubt = share.orElseThrow().doubt().value();
        assertThat(bytes).isBetween(0.9 * expected, 1.1 * expected);
        assertThat(Math.abs(bytes - expected)).isLessThan(1.5 * doubt + 0.02 * expected);
    }

    @Test
    void eachCauseHasWhatRoseWithIt() {
        List<Optional<Share>> shares = Apportionment.of(rises(3 * MIB, MIB, MIB / 4), classes, List.of(pools, trees));
        close(shares.get(0), 30 * 3 * MIB);
        close(shares.get(1), 30 * MIB);
    }

    @Test
    void countsOfAThingWeighAsMuchAsTheyAre() {
        double[] many = trees.clone();
        for (int i = 0; i < LOOKS; i++) {
            many[i] *= 1 + i % 7;
        }
        double[] rises = new double[LOOKS];
        for (int i = 0; i < LOOKS; i++) {
            rises[i] = many[i] * MIB / 2 + MIB / 50 * random.nextGaussian();
        }
        List<Optional<Share>> shares = Apportionment.of(rises, classes, List.of(many));
        close(shares.get(0), Arrays.stream(many).sum() * MIB / 2);
    }

    @Test
    void whatTakesNothingHasNoShare() {
        List<Optional<Share>> shares = Apportionment.of(rises(3 * MIB, 0, MIB / 4), classes, List.of(pools, trees));
        assertThat(shares.get(1)).isEmpty();
    }

    @Test
    void whatGivesBackHasNoShareAndTakesNoneOfTheOthers() {
        List<Optional<Share>> shares =
                Apportionment.of(rises(3 * MIB, -0.1 * MIB, MIB / 20), classes, List.of(pools, trees));
        assertThat(shares.get(1)).isEmpty();
        close(shares.get(0), 30 * 3 * MIB);
    }

    @Test
    void theFirstOfAKindDoesNotCountForTheRest() {
        double[] rises = rises(2 * MIB, 0, MIB / 10);
        // A driver, its tables and what all pools share.
        rises[0] += 60 * MIB;
        close(Apportionment.of(rises, classes, List.of(pools)).get(0), 30 * 2 * MIB);
    }

    @Test
    void noiseAloneIsNobodys() {
        long told = 0;
        for (int i = 0; i < 200; i++) {
            told += Apportionment.of(rises(0, 0, 2 * MIB), classes, List.of(pools, trees)).stream()
                    .filter(Optional::isPresent)
                    .count();
        }
        assertThat(told).as("of 400").isLessThanOrEqualTo(8);
    }

    /** Others' looks spread by more than this cause takes at each of its own, and hardly two of those agree. */
    @Test
    void manyLooksOfItsOwnTellASmallCauseBesideNoisyOthers() {
        double[] late = new double[LOOKS];
        double[] rises = rises(0, 0, 4 * MIB);
        for (int i = 60; i < 75; i++) {
            late[i] = 1;
            rises[i] = MIB * (i % 3 == 0 ? 0.5 : i % 3 == 1 ? 1.2 : 1.9);
        }
        Share share =
                Apportionment.of(rises, new double[LOOKS], List.of(late)).get(0).orElseThrow();
        assertThat(share.bytes().value() / MIB).isBetween(15.0, 21.0);
        assertThat(share.doubt().value() / MIB).isBetween(2.0, 6.0);
    }

    @Test
    void whatRoseAtTwoLooksOnlyMayHaveRisenThereByChance() {
        double[] twice = new double[LOOKS];
        twice[20] = 1;
        twice[50] = 1;
        double[] rises = rises(0, 0, MIB / 10);
        rises[20] += 40 * MIB;
        rises[50] += 40 * MIB;
        assertThat(Apportionment.of(rises, classes, List.of(twice)).get(0)).isEmpty();
    }

    @Test
    void looksThatDisagreeLeaveMoreDoubt() {
        double[] three = new double[LOOKS];
        double[] rises = rises(0, 0, MIB / 100);
        for (int i : new int[] {10, 30, 60}) {
            three[i] = 1;
            rises[i] += i * MIB / 10;
        }
        Optional<Share> share = Apportionment.of(rises, classes, List.of(three)).get(0);
        share.ifPresent(found -> assertThat(found.doubt().value()).isGreaterThan((long) (2 * MIB)));
        double[] noughts = new double[LOOKS];
        System.arraycopy(three, 0, noughts, 0, LOOKS);
        for (int i : new int[] {30, 60}) {
            rises[i] = 0;
        }
        assertThat(Apportionment.of(rises, classes, List.of(noughts)).get(0)).isEmpty();
    }

    @Test
    void causesThatRiseTogetherAreAlike() {
        double[] twice = Arrays.stream(pools).map(one -> 2 * one).toArray();
        assertThat(Apportionment.alike(pools, twice)).isTrue();
        assertThat(Apportionment.alike(pools, trees)).isFalse();
        assertThat(Apportionment.alike(pools, new double[LOOKS])).isFalse();
    }
}
