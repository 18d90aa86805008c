package io.github.membudget.run;

import io.github.membudget.model.Shard;
import io.github.membudget.model.ShardReport;
import io.github.membudget.model.ShardReport.Share;
import io.github.membudget.plan.Ties;
import io.github.membudget.plan.shard.ShardClass;
import io.github.membudget.plan.shard.ShardPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The part of the suite that this session runs, and what it was of each project. Safe for {@code -T}. */
public final class SuiteShard {
    private final Shard shard;
    private final ShardPlan plan;
    private final Map<String, Share> shares = new LinkedHashMap<>();

    SuiteShard(Shard shard, ShardPlan plan) {
        this.shard = shard;
        this.plan = plan;
    }

    public Shard shard() {
        return shard;
    }

    public ShardPlan plan() {
        return plan;
    }

    /**
     * Divides an execution's test classes.
     *
     * @param project {@code groupId:artifactId}
     * @param classes all that a build without shards would run
     * @param ties between them: such classes are in one shard
     */
    public Share divide(String project, String execution, Collection<String> classes, Ties ties) {
        List<String> own = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String name : new TreeSet<>(classes)) {
            (isOwn(new ShardClass(project, execution, ties.first(name))) ? own : others).add(name);
        }
        return noted(new Share(project, execution, List.copyOf(own), List.copyOf(others)));
    }

    /**
     * Has one shard run all of an execution.
     *
     * @param parts what it is told to run, in words that are the same everywhere
     */
    public Share whole(String project, String execution, List<String> parts) {
        boolean own = isOwn(new ShardClass(project, execution, ""));
        return noted(new Share(project, execution, own ? parts : List.of(), own ? List.of() : parts));
    }

    private boolean isOwn(ShardClass one) {
        return plan.shardOf(one) == shard.index();
    }

    private synchronized Share noted(Share share) {
        shares.put(share.project() + " " + share.execution(), share);
        return share;
    }

    synchronized ShardReport report() {
        return new ShardReport(shard, plan.fingerprint(), List.copyOf(shares.values()));
    }
}
