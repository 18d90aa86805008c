package io.github.membudget.plan.shard;

import java.util.Comparator;

/**
 * A test class where it runs: the same class may run in several executions, and in another project too.
 *
 * @param project {@code groupId:artifactId}
 * @param execution id of the Surefire or Failsafe execution
 * @param name its binary name
 */
public record ShardClass(String project, String execution, String name) implements Comparable<ShardClass> {
    private static final Comparator<ShardClass> ORDER = Comparator.comparing(ShardClass::project)
            .thenComparing(ShardClass::execution)
            .thenComparing(ShardClass::name);

    @Override
    public int compareTo(ShardClass other) {
        return ORDER.compare(this, other);
    }
}
