package io.github.membudget.model;

import java.util.List;
import java.util.Optional;

/**
 * One module, looked into.
 *
 * @param project {@code groupId:artifactId}
 * @param live of each fork that noted it
 * @param growth of types, the largest first
 * @param holders at the end of each fork whose heap was dumped, the largest first
 * @param allocations of each fork whose JVM recorded them
 * @param clean ids of the rules whose causes were looked for and not found; empty where not all could be looked at
 * @param gaps what could not be looked at and why, in words for the user
 * @param isolated what runs without some of its classes showed, where the user wanted them
 */
public record Investigated(
        String project,
        String module,
        List<LiveSet> live,
        List<TypeGrowth> growth,
        List<Holder> holders,
        List<Allocations> allocations,
        List<Finding> findings,
        List<String> clean,
        List<String> gaps,
        Optional<Isolated> isolated) {

    /** Before any class was left out. */
    public Investigated(
            String project,
            String module,
            List<LiveSet> live,
            List<TypeGrowth> growth,
            List<Holder> holders,
            List<Allocations> allocations,
            List<Finding> findings,
            List<String> clean,
            List<String> gaps) {
        this(project, module, live, growth, holders, allocations, findings, clean, gaps, Optional.empty());
    }

    public Investigated with(Isolated found) {
        return new Investigated(
                project, module, live, growth, holders, allocations, findings, clean, gaps, Optional.of(found));
    }
}
