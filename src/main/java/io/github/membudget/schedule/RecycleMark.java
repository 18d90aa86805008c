package io.github.membudget.schedule;

import io.github.membudget.model.Bytes;
import java.util.Optional;

/**
 * The RSS over which a fork gives way to a fresh one at the end of a class.
 *
 * @param at as the user set it
 */
public record RecycleMark(Bytes at) {
    /**
     * A fork between two classes.
     *
     * @param classes that it has run
     * @param rss of it and its child processes; empty where it is not known, and then the fork stays
     */
    public record Pause(int classes, Optional<Bytes> rss) {}

    /**
     * What is known of the class that waits.
     *
     * @param raises what it added to its fork's RSS at its peak in earlier runs; empty where that is not known
     * @param fresh RSS of a fork of this module that has run one class; empty where none has
     */
    public record Next(Optional<Bytes> raises, Optional<Bytes> fresh) {
        public static final Next UNKNOWN = new Next(Optional.empty(), Optional.empty());
    }

    /**
     * One fork that gave way.
     *
     * @param classes that it had run
     * @param ahead whether it was under the mark, and the next class would have passed it
     */
    public record Turn(int classes, boolean ahead) {}

    /**
     * Whether a fork gives way: where it is over the mark, or where the next class is known to pass the mark in it and not in a fresh one. A
     * fork that has run no class yet never does, or it would go on for ever where the mark is lower than what a JVM begins with.
     */
    public Optional<Turn> turn(Pause pause, Next next) {
        if (pause.classes() == 0 || pause.rss().isEmpty()) {
            return Optional.empty();
        }
        Bytes rss = pause.rss().get();
        if (rss.exceeds(at)) {
            return Optional.of(new Turn(pause.classes(), false));
        }
        return passes(rss, next)
                        && next.fresh().filter(fresh -> !passes(fresh, next)).isPresent()
                ? Optional.of(new Turn(pause.classes(), true))
                : Optional.empty();
    }

    private boolean passes(Bytes rss, Next next) {
        return next.raises().filter(more -> rss.plus(more).exceeds(at)).isPresent();
    }
}
