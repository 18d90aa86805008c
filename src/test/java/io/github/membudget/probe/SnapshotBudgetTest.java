package io.github.membudget.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SnapshotBudgetTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final SnapshotBudget budget = new SnapshotBudget();

    @Test
    void theFirstTwoSecondsAreFree() {
        budget.spend(SECOND);
        assertThat(budget.allowsSnapshot(1)).isTrue();
        budget.spend(SECOND);
        assertThat(budget.allowsSnapshot(1)).isFalse();
    }

    @Test
    void testsEarnTwoThirdsOfTheirTime() {
        budget.spend(2 * SECOND);
        budget.spend(SECOND);
        budget.earn(3 * SECOND);
        assertThat(budget.allowsSnapshot(1)).isFalse();
        budget.earn(SECOND / 10);
        assertThat(budget.allowsSnapshot(1)).isTrue();
    }

    @Test
    void noMoreThanThreeSnapshotsAreSavedUp() {
        budget.spend(SECOND);
        budget.earn(1000 * SECOND);
        for (int i = 0; i < 3; i++) {
            assertThat(budget.allowsSnapshot(1)).isTrue();
            budget.spend(SECOND);
        }
        assertThat(budget.allowsSnapshot(1)).isFalse();
    }

    @Test
    void beyondTheBudgetTwoClassesShareASnapshot() {
        budget.spend(2 * SECOND);
        assertThat(budget.allowsSnapshot(1)).isFalse();
        assertThat(budget.allowsSnapshot(2)).isTrue();
    }

    @Test
    void theMoreIsOwedTheMoreClassesShareOne() {
        budget.spend(2 * SECOND);
        for (int i = 0; i < 6; i++) {
            budget.spend(SECOND);
        }
        // Six snapshots of a second are owed.
        assertThat(budget.allowsSnapshot(2)).isFalse();
        assertThat(budget.allowsSnapshot(3)).isTrue();
        budget.spend(SECOND);
        assertThat(budget.allowsSnapshot(3)).isFalse();
    }

    @Test
    void withTooMuchDebtOnlyTheBudgetCounts() {
        budget.spend(23 * SECOND);
        assertThat(budget.isExhausted()).isTrue();
        assertThat(budget.allowsSnapshot(1000)).isFalse();
    }
}
