package io.github.membudget.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.plan.shard.ShardChoices;
import io.github.membudget.plan.shard.ShardHistories;
import io.github.membudget.plan.shard.ShardHistory;
import io.github.membudget.plan.shard.ShardNeed;
import io.github.membudget.plan.shard.ShardPlan;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardLinesTest {
    private static final Bytes MACHINE = Bytes.ofMebibytes(1024);

    /** Of 500 ms and 20 s, keeping 1 MiB each. */
    private final ShardHistory small = ShardHistories.of(20, 1);

    @Test
    void whatIsKnownIsCounted() {
        assertThat(ShardLines.known(small, "membudget-baseline.json"))
                .isEqualTo(
                        "membudget: membudget-baseline.json knows 20 test classes, which take 20.5 s on one machine.");
    }

    @Test
    void theAnswerIsFollowedByTheShards() {
        ShardNeed need = ShardNeed.of(small, Optional.of(MACHINE), Optional.of(Duration.ofSeconds(11)));
        assertThat(ShardLines.of(need, need.plan(), MACHINE))
                .containsExactly(
                        "membudget: 2 machines of 1 GiB do it in 10.5 s. Every module fits the memory of one.",
                        "  shard 1/2: 10 test classes, 10.5 s, peak 110 MiB",
                        "  shard 2/2: 10 test classes, 10.5 s, peak 110 MiB");
    }

    @Test
    void machinesForMemoryAloneAreTold() {
        ShardNeed need = ShardNeed.of(ShardHistories.of(20, 50), Optional.of(MACHINE), Optional.empty());
        assertThat(need.machines()).isEqualTo(2);
        assertThat(ShardLines.of(need, need.plan(), MACHINE).get(0))
                .isEqualTo("membudget: 2 machines of 1 GiB do it in 10.5 s. For the memory alone, 2 would do.");
        assertThat(ShardLines.tooFew(need, 1, MACHINE))
                .isEqualTo("membudget: 1 machine of 1 GiB cannot hold the tests: 2 are needed."
                        + " Set -Dmembudget.maxMachines=2, or take larger machines and set -Dmembudget.memory.");
    }

    @Test
    void whatMoreMachinesBringIsTold() {
        ShardPlan one = ShardPlan.of(small, 1, Optional.empty());
        assertThat(ShardLines.choices(ShardChoices.from(one, small, Optional.empty())))
                .contains(
                        "membudget: more machines would take less time:", "  2 machines: 10.5 s", "  4 machines: 5.5 s")
                .endsWith("membudget: to have them, say how long it may take, like -Dmembudget.within=2s");
        assertThat(ShardLines.choices(ShardChoices.from(one, ShardHistories.of(1, 1), Optional.empty())))
                .isEmpty();
    }

    @Test
    void aClassThatIsTooLargeIsNamed() {
        Bytes machine = Bytes.ofMebibytes(150);
        ShardNeed need = ShardNeed.of(ShardHistories.of(3, 60), Optional.of(machine), Optional.empty());
        assertThat(ShardLines.tooLarge(need.plan().tooLarge(), machine))
                .startsWith(
                        "membudget: machines of 150 MiB are too small, however many there are. They have 135 MiB for tests, and"
                                + " shop.Class01Test alone needs ")
                .endsWith(" MiB. Take larger machines, and set -Dmembudget.memory to their size.");
    }

    @Test
    void theLongestClassSaysWhatIsPossible() {
        assertThat(ShardLines.tooLong(small, Duration.ofSeconds(1)))
                .isEqualTo(
                        "membudget: no number of machines does it in 1.0 s: shop.Class01Test takes 1.5 s, the start of"
                                + " its JVM included. Divide that class, or set -Dmembudget.within=2s.");
    }

    @Test
    void fewerMachinesThanTheTimeTakesAreAWarning() {
        ShardNeed need = ShardNeed.of(small, Optional.of(MACHINE), Optional.of(Duration.ofSeconds(6)));
        assertThat(ShardLines.limited(need, ShardPlan.of(small, 2, Optional.of(MACHINE)), Duration.ofSeconds(6)))
                .isEqualTo("membudget: 6.0 s would take " + need.machines()
                        + " machines. On the 2 that there are at most, the tests take 10.5 s.");
    }

    @ParameterizedTest
    @CsvSource({"1300,1.3 s", "59499,59.5 s", "60000,1 min", "250000,4 min 10 s", "3600000,1 h", "7500000,2 h 5 min"})
    void timesReadWell(long millis, String words) {
        assertThat(ShardLines.time(millis)).isEqualTo(words);
    }
}
