package io.github.membudget.model;

import java.util.List;
import java.util.Set;

/** Why the reports of several machines do not add up to the whole suite. */
public sealed interface ShardFault {

    /**
     * Machines divided the suite in different ways.
     *
     * @param reports one of each plan
     */
    record OtherPlans(List<String> reports) implements ShardFault {}

    /** No report is of these shards. */
    record Missing(Set<Integer> shards, int count) implements ShardFault {}

    /** Several reports are of one shard. */
    record Twice(Shard shard, List<String> reports) implements ShardFault {}

    /**
     * A machine did not come as far as others.
     *
     * @param project {@code groupId:artifactId}
     */
    record NotReached(Shard shard, String project, String execution) implements ShardFault {}

    /** Classes that more than one shard ran, by name and project. */
    record RanTwice(List<String> classes) implements ShardFault {}

    /** Classes that no shard ran, by name and project. */
    record NotRun(List<String> classes) implements ShardFault {}
}
