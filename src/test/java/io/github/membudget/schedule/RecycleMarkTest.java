package io.github.membudget.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.schedule.RecycleMark.Next;
import io.github.membudget.schedule.RecycleMark.Pause;
import io.github.membudget.schedule.RecycleMark.Turn;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecycleMarkTest {
    private final RecycleMark mark = new RecycleMark(Bytes.ofMebibytes(300));

    private Optional<Turn> after(int classes, long mebibytes, Next next) {
        return mark.turn(new Pause(classes, Optional.of(Bytes.ofMebibytes(mebibytes))), next);
    }

    private static Next raises(long mebibytes, long fresh) {
        return new Next(Optional.of(Bytes.ofMebibytes(mebibytes)), Optional.of(Bytes.ofMebibytes(fresh)));
    }

    @Test
    void aForkGivesWayOverTheMark() {
        Bytes over = new Bytes(mark.at().value() + 1);
        assertThat(mark.turn(new Pause(5, Optional.of(over)), Next.UNKNOWN)).contains(new Turn(5, false));
        assertThat(after(5, 300, Next.UNKNOWN)).isEmpty();
    }

    @Test
    void aForkThatRanNothingStays() {
        assertThat(after(0, 900, Next.UNKNOWN)).isEmpty();
        assertThat(after(0, 200, raises(150, 100))).isEmpty();
    }

    @Test
    void whatIsNotKnownRecyclesNothing() {
        assertThat(mark.turn(new Pause(7, Optional.empty()), raises(900, 1))).isEmpty();
    }

    @Test
    void aForkGivesWayBeforeAClassThatWouldPassTheMark() {
        assertThat(after(4, 200, raises(150, 100))).contains(new Turn(4, true));
        assertThat(after(4, 200, raises(100, 100))).as("it would not").isEmpty();
    }

    @Test
    void whatPassesTheMarkInAFreshForkTooGainsNothing() {
        assertThat(after(4, 200, raises(250, 100))).isEmpty();
        assertThat(after(4, 200, new Next(Optional.of(Bytes.ofMebibytes(150)), Optional.empty())))
                .as("nobody knows a fresh one")
                .isEmpty();
    }

    @Test
    void aMarkThatNearlyEachClassPassesIsToldApart() {
        Turn afterOne = new Turn(1, false);
        Turn afterTen = new Turn(10, false);

        assertThat(recycled(afterOne, afterOne, afterTen).afterEachClass()).isTrue();
        assertThat(recycled(afterOne, afterTen, afterTen).afterEachClass()).isFalse();
        assertThat(recycled(afterOne, afterOne, afterTen, afterTen).afterEachClass())
                .as("half of them are not most")
                .isFalse();
        assertThat(recycled(afterOne, afterOne).afterEachClass())
                .as("two say little")
                .isFalse();
    }

    @Test
    void whoGaveWayAheadIsToldApart() {
        assertThat(recycled(new Turn(3, false)).someAhead()).isFalse();
        assertThat(recycled(new Turn(3, false), new Turn(3, true)).someAhead()).isTrue();
    }

    private Recycled recycled(Turn... turns) {
        return new Recycled(mark.at(), List.of(turns));
    }
}
