package io.github.membudget.model;

import java.util.List;

/**
 * What the reports of a suite's shards come to.
 *
 * @param count of the shards
 * @param classes that ran
 * @param tests that ran
 * @param faults empty where the shards are the whole suite
 * @param troubles of the shards, in the order of their reports
 */
public record ShardsTogether(int count, int classes, int tests, List<ShardFault> faults, List<ShardTrouble> troubles) {

    public boolean isWhole() {
        return faults.isEmpty();
    }
}
