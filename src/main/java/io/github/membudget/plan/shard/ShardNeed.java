package io.github.membudget.plan.shard;

import io.github.membudget.model.Bytes;
import java.time.Duration;
import java.util.Optional;

/**
 * How many machines a suite needs, by what the baseline knows of it.
 *
 * @param forMemory so many machines at least, so that no module needs more memory than one has, where dividing it helps
 * @param plan for the machines that are needed for memory and time
 * @param inTime whether the time that was asked for is kept; no number of machines may do
 */
public record ShardNeed(int forMemory, ShardPlan plan, boolean inTime) {

    /**
     * @param memory that each machine has
     * @param within how long it may take
     */
    public static ShardNeed of(ShardHistory history, Optional<Bytes> memory, Optional<Duration> within) {
        int most = Math.max(1, history.classes());
        int forMemory = history.modules().stream()
                .mapToInt(module -> Chunks.of(
                                module,
                                Long.MAX_VALUE,
                                memory.map(ShardPlan::forTests).map(module::limit))
                        .size())
                .max()
                .orElse(1);
        int machines = forMemory;
        ShardPlan plan = ShardPlan.of(history, machines, memory);
        long limit = within.map(Duration::toMillis).orElse(Long.MAX_VALUE);
        while (plan.makespanMillis() > limit && machines < most && history.leastMillis(most) <= limit) {
            // So many at least: what is done in all, divided by the time.
            machines = (int) Math.min(most, Math.max(machines + 1L, history.millis() / Math.max(1, limit)));
            plan = ShardPlan.of(history, machines, memory);
        }
        return new ShardNeed(forMemory, plan, plan.makespanMillis() <= limit);
    }

    /** For memory and time. */
    public int machines() {
        return plan.count();
    }
}
