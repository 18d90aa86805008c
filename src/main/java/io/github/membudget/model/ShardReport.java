package io.github.membudget.model;

import java.util.List;

/**
 * What a build ran of a suite that is divided among machines.
 *
 * @param fingerprint of the plan: two builds with the same one divide the suite the same way
 * @param shares in the order in which they ran
 */
public record ShardReport(Shard shard, String fingerprint, List<Share> shares) {
    /**
     * What it took of one execution's test classes. Both lists are sorted.
     *
     * @param project {@code groupId:artifactId}
     * @param execution id of the Surefire or Failsafe execution
     * @param classes that ran here
     * @param others that other shards run
     */
    public record Share(String project, String execution, List<String> classes, List<String> others) {}

    /** The shares of one project alone. */
    public ShardReport of(String project) {
        return new ShardReport(
                shard,
                fingerprint,
                shares.stream().filter(share -> share.project().equals(project)).toList());
    }
}
