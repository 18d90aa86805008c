package io.github.membudget.model;

import java.util.List;
import java.util.Optional;

/**
 * One module, looked into.
 *
 * @param project {@code groupId:artifactId}
 * @param live of each fork that noted it
 * @param growth of types, the largest first
 * @param allocations of each fork whose JVM recorded them
 * @param checked what was looked for; {@link Checked#NOTHING} where not all could be looked at
 * @param gaps what could not be looked at and why, in words for the user
 * @param dumps that the user wanted to keep
 * @param memory where it was at the end of each fork whose JVM could tell
 * @param arming classes that turned on what later classes filled
 * @param isolated what runs without some of its classes showed, where the user wanted them
 */
public record Investigated(
        String project,
        String module,
        List<LiveSet> live,
        List<TypeGrowth> growth,
        List<Allocations> allocations,
        List<Finding> findings,
        Checked checked,
        List<String> gaps,
        List<KeptDump> dumps,
        List<MemoryAtEnd> memory,
        List<String> arming,
        Optional<Isolated> isolated) {

    /**
     * Ids of the rules whose causes were looked for.
     *
     * @param unseen no sign of it was there
     * @param few signs were there, and fewer than the rule asks for, or as a part of another cause
     */
    public record Checked(List<String> unseen, List<String> few) {
        public static final Checked NOTHING = new Checked(List.of(), List.of());
    }

    /** Before any class was left out, and with no dump kept. */
    public Investigated(
            String project,
            String module,
            List<LiveSet> live,
            List<TypeGrowth> growth,
            List<Allocations> allocations,
            List<Finding> findings,
            Checked checked,
            List<String> gaps) {
        this(
                project,
                module,
                live,
                growth,
                allocations,
                findings,
                checked,
                gaps,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    public Investigated with(Isolated found) {
        return with(dumps, memory, arming, Optional.of(found));
    }

    public Investigated with(List<KeptDump> kept) {
        return with(kept, memory, arming, isolated);
    }

    public Investigated withMemory(List<MemoryAtEnd> forks) {
        return with(dumps, forks, arming, isolated);
    }

    public Investigated armedBy(List<String> classes) {
        return with(dumps, memory, classes, isolated);
    }

    private Investigated with(
            List<KeptDump> kept, List<MemoryAtEnd> forks, List<String> classes, Optional<Isolated> found) {
        return new Investigated(
                project, module, live, growth, allocations, findings, checked, gaps, kept, forks, classes, found);
    }
}
