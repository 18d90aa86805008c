package io.github.membudget.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SpareForkTest {
    private final SpareFork spare = new SpareFork();

    private CompletableFuture<Boolean> arrives(int fork) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return spare.is(fork);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void theHigherNumberRunsNothingWhicheverComesFirst() {
        for (List<Integer> order : List.of(List.of(1, 2), List.of(2, 1), List.of(3, 2), List.of(2, 5))) {
            CompletableFuture<Boolean> one = arrives(order.get(0));
            CompletableFuture<Boolean> other = arrives(order.get(1));

            assertThat(one.join()).isEqualTo(order.get(0) > order.get(1));
            assertThat(other.join()).isEqualTo(order.get(1) > order.get(0));
            spare.closed(Math.max(order.get(0), order.get(1)));
            spare.closed(Math.min(order.get(0), order.get(1)));
        }
    }

    @Test
    void aLoneForkRuns() {
        assertThat(arrives(4).join()).isFalse();
    }

    @Test
    void theOneThatLooksForClassesIsNoneOfTheTwo() {
        assertThat(arrives(1).join()).isFalse();
        spare.closed(1);

        assertThat(arrives(2).join()).as("nobody else comes").isFalse();
    }
}
