package io.github.membudget.plan.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShardChoicesTest {
    @Test
    void twiceAsManyMachinesAreAChoiceAsLongAsTheyHelp() {
        ShardHistory history = ShardHistories.of(20, 1);
        assertThat(counts(history, 1)).containsExactly(1, 2, 4, 8, 16, 20);
        assertThat(counts(history, 3)).containsExactly(3, 6, 12, 20);
    }

    @Test
    void aSuiteOfOneClassHasNoChoice() {
        assertThat(counts(ShardHistories.of(1, 1), 1)).containsExactly(1);
    }

    private static List<Integer> counts(ShardHistory history, int least) {
        ShardPlan plan = ShardPlan.of(history, least, Optional.empty());
        return ShardChoices.from(plan, history, Optional.empty()).stream()
                .map(ShardPlan::count)
                .toList();
    }
}
