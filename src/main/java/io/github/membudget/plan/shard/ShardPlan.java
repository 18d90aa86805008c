package io.github.membudget.plan.shard;

import io.github.membudget.model.Bytes;
import io.github.membudget.plan.shard.Placement.Held;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of so many shards runs which test class. Classes of the baseline are balanced by their durations; every other class has its place by
 * its name alone, so that a new one moves no other.
 *
 * @param known where the classes of the baseline are, by the shard's number from 1 on
 * @param parts one for each shard, in their order
 * @param tooLarge what needs more memory than a machine has, wherever it is placed
 * @param fingerprint of all that the plan follows from: two machines with the same one have the same plan
 */
public record ShardPlan(Map<ShardClass, Integer> known, List<Part> parts, List<TooLarge> tooLarge, String fingerprint) {
    private static final int TESTS_PERCENT = 90;

    /**
     * What one machine runs of the classes that the baseline knows.
     *
     * @param index from 1 on
     * @param millis its modules one after the other
     * @param peak of the module that needs most; empty where no peak is known
     */
    public record Part(int index, long millis, Optional<Bytes> peak, int classes) {}

    /**
     * A part of a module that does not fit a machine.
     *
     * @param module its key: {@code groupId:artifactId execution name}
     * @param className where it is that class alone
     * @param shard in which it is
     */
    public record TooLarge(String module, Optional<String> className, Bytes need, int shard) {}

    /** @param memory that each machine has; what is larger than that is told, and where it can be divided, it is */
    public static ShardPlan of(ShardHistory history, int count, Optional<Bytes> memory) {
        Optional<Bytes> room = memory.map(ShardPlan::forTests);
        Placement placed = Placement.best(history, count, room);
        List<Part> parts = new ArrayList<>();
        List<TooLarge> tooLarge = new ArrayList<>();
        for (int shard = 1; shard <= count; shard++) {
            List<Held> held = placed.on(shard);
            parts.add(new Part(
                    shard,
                    placed.millis(shard),
                    held.stream().flatMap(one -> one.need().stream()).max(Bytes::compareTo),
                    held.stream().mapToInt(one -> one.classes().size()).sum()));
            for (Held one : held) {
                tooLarge(one, shard, room).ifPresent(tooLarge::add);
            }
        }
        return new ShardPlan(
                placed.shards(), List.copyOf(parts), List.copyOf(tooLarge), ShardDigest.of(history, count, memory));
    }

    private static Optional<TooLarge> tooLarge(Held held, int shard, Optional<Bytes> room) {
        Optional<String> alone = held.classes().size() == 1
                ? Optional.of(held.classes().get(0).id().name())
                : Optional.empty();
        return held.need()
                .filter(need -> room.filter(need::exceeds).isPresent())
                .map(need -> new TooLarge(held.module().key(), alone, need, shard));
    }

    /** As much as the suite's ceiling leaves them where it is not set: the rest is Maven's and the system's. */
    public static Bytes forTests(Bytes machine) {
        return new Bytes(machine.value() / 100 * TESTS_PERCENT);
    }

    public int count() {
        return parts.size();
    }

    /** The shard that runs the class, from 1 on. */
    public int shardOf(ShardClass one) {
        Integer placed = known.get(one);
        return placed != null ? placed : ShardDigest.shardOf(one, count());
    }

    /** How long the machine with most to do takes. */
    public long makespanMillis() {
        return parts.stream().mapToLong(Part::millis).max().orElse(0);
    }
}
