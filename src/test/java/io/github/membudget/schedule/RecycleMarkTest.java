package io.github.membudget.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecycleMarkTest {
    private final RecycleMark mark = new RecycleMark(Bytes.ofMebibytes(300));

    @Test
    void aForkGivesWayOverTheMark() {
        assertThat(mark.turn(2, 5, Optional.of(new Bytes(mark.at().value() + 1))))
                .contains(new RecycleMark.Turn(2, 5, new Bytes(mark.at().value() + 1)));
        assertThat(mark.turn(2, 5, Optional.of(mark.at()))).isEmpty();
    }

    @Test
    void aForkThatRanNothingStays() {
        assertThat(mark.turn(1, 0, Optional.of(Bytes.ofMebibytes(900)))).isEmpty();
    }

    @Test
    void whatIsNotKnownRecyclesNothing() {
        assertThat(mark.turn(1, 7, Optional.empty())).isEmpty();
    }

    @Test
    void aMarkThatNearlyEachClassPassesIsToldApart() {
        RecycleMark.Turn afterOne = new RecycleMark.Turn(1, 1, Bytes.ofMebibytes(301));
        RecycleMark.Turn afterTen = new RecycleMark.Turn(1, 10, Bytes.ofMebibytes(301));

        assertThat(recycled(afterOne, afterOne, afterTen).afterEachClass()).isTrue();
        assertThat(recycled(afterOne, afterTen, afterTen).afterEachClass()).isFalse();
        assertThat(recycled(afterOne, afterOne).afterEachClass())
                .as("two say little")
                .isFalse();
    }

    private Recycled recycled(RecycleMark.Turn... turns) {
        return new Recycled(mark.at(), List.of(turns));
    }
}
