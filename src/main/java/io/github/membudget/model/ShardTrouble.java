package io.github.membudget.model;

import java.util.Optional;

/**
 * What was wrong in a module of a shard.
 *
 * @param place absent where it is the suite of that shard
 * @param failed how many of its tests
 * @param breached whether a ceiling was passed
 * @param leaks that its policy does not allow
 * @param outcome its label in report.json, where the module did not run to its end
 */
public record ShardTrouble(
        Shard shard, Optional<Place> place, int failed, boolean breached, int leaks, Optional<String> outcome) {

    /** @param project {@code groupId:artifactId} */
    public record Place(String project, String module) {
        /** The project's own module has its artifactId as its name. */
        public boolean isOwn() {
            return artifact().equals(module);
        }

        public String artifact() {
            return project.substring(project.indexOf(':') + 1);
        }
    }

    public boolean isAny() {
        return failed > 0 || breached || leaks > 0 || outcome.isPresent();
    }
}
