package io.github.membudget.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TapSpareForkTest {
    private final TapSpareFork spare = new TapSpareFork();

    /** A fork on a thread of its own. */
    private final class Fork {
        private final int number;
        private final FutureTask<Boolean> isSpare;
        private final Thread thread;

        Fork(int number) {
            this.number = number;
            this.isSpare = new FutureTask<>(() -> spare.is(number));
            this.thread = new Thread(isSpare);
            thread.start();
        }

        void awaitHeld() {
            while (!isSpare.isDone()
                    && thread.getState() != Thread.State.WAITING
                    && thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void theHigherNumberRunsNothingWhicheverComesFirst() throws Exception {
        for (List<Integer> order : List.of(List.of(1, 2), List.of(2, 1), List.of(3, 2), List.of(2, 5))) {
            Fork one = new Fork(order.get(0));
            one.awaitHeld();
            Fork other = new Fork(order.get(1));
            Fork lower = one.number < other.number ? one : other;
            Fork higher = one.number < other.number ? other : one;

            assertThat(lower.isSpare.get()).isFalse();
            higher.awaitHeld();
            assertThat(higher.isSpare)
                    .as("its number is free after the other's")
                    .isNotDone();
            spare.closed(lower.number);
            assertThat(higher.isSpare.get()).isTrue();
            spare.closed(higher.number);
        }
    }

    @Test
    void aLoneForkRuns() throws Exception {
        assertThat(new Fork(4).isSpare.get()).isFalse();
    }

    @Test
    void theOneThatLooksForClassesIsNoneOfTheTwo() throws Exception {
        assertThat(new Fork(1).isSpare.get()).isFalse();
        spare.closed(1);

        assertThat(new Fork(2).isSpare.get()).as("nobody else comes").isFalse();
    }
}
