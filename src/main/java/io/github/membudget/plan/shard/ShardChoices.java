package io.github.membudget.plan.shard;

import io.github.membudget.model.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What more machines would bring. */
public final class ShardChoices {
    /** Twice as many machines have to take so much less, in percent. */
    private static final int WORTH_IT = 10;

    private ShardChoices() {}

    /** Plans for so many machines, twice as many and so on, as long as that is worth it. */
    public static List<ShardPlan> from(ShardPlan least, ShardHistory history, Optional<Bytes> memory) {
        List<ShardPlan> choices = new ArrayList<>(List.of(least));
        ShardPlan last = least;
        while (last.count() < history.classes()) {
            ShardPlan next = ShardPlan.of(history, Math.min(2 * last.count(), history.classes()), memory);
            if (next.makespanMillis() > last.makespanMillis() - last.makespanMillis() * WORTH_IT / 100) {
                break;
            }
            choices.add(next);
            last = next;
        }
        return List.copyOf(choices);
    }
}
