package io.github.membudget.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Reservation.Basis;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectedMemoryTest {
    private static final Bytes MACHINE = Bytes.ofMebibytes(7168);
    private static final Bytes SUITE = Bytes.ofMebibytes(6400);

    private static long estimate(Optional<Integer> heap, int forks) {
        ExpectedMemory expected = ExpectedMemory.estimate(heap.map(Bytes::ofMebibytes), forks, MACHINE, SUITE);
        assertThat(expected.basis()).isEqualTo(Basis.ESTIMATE);
        return expected.bytes().value() >> 20;
    }

    @Test
    void aModuleOfWhichNothingIsKnownTakesWhatAJvmTakesAsARule() {
        assertThat(estimate(Optional.empty(), 1)).isEqualTo(512);
        assertThat(estimate(Optional.of(4096), 1)).as("it need not fill it").isEqualTo(512);
        assertThat(estimate(Optional.of(64), 1)).isEqualTo(192);
        assertThat(ExpectedMemory.estimate(Optional.empty(), 1, Bytes.ofMebibytes(1024), Bytes.ofMebibytes(920))
                        .bytes())
                .as("a quarter of what it sees is its heap")
                .isEqualTo(Bytes.ofMebibytes(384));
    }

    @Test
    void furtherJvmsOfAModuleAreAGuessThatLeavesRoomForThreeOthers() {
        assertThat(estimate(Optional.empty(), 2)).isEqualTo(1024);
        assertThat(estimate(Optional.empty(), 64)).isEqualTo(1600);
        assertThat(ExpectedMemory.estimate(Optional.empty(), 64, MACHINE, Bytes.ofMebibytes(520))
                        .bytes())
                .isEqualTo(Bytes.ofMebibytes(512));
    }

    @Test
    void whatItTookBeforeCountsWithATenthMore() {
        assertThat(ExpectedMemory.ofPeak(Bytes.ofMebibytes(300), Basis.BASELINE))
                .isEqualTo(new ExpectedMemory(Bytes.ofMebibytes(330), Basis.BASELINE));
        assertThat(ExpectedMemory.ofCeiling(SUITE)).isEqualTo(new ExpectedMemory(SUITE, Basis.CEILING));
    }
}
