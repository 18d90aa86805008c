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
     * One fork that gave way.
     *
     * @param fork Surefire's number of it
     * @param classes that it had run
     * @param rss at the end of the last of them
     */
    public record Turn(int fork, int classes, Bytes rss) {}

    /**
     * Whether a fork gives way. A fork that has run no class yet never does, or it would go on for ever where the mark is lower than what
     * a JVM begins with.
     *
     * @param fork that is between two classes
     * @param classes that it has run
     * @param rss of it and its child processes; empty where it is not known, and then the fork stays
     */
    public Optional<Turn> turn(int fork, int classes, Optional<Bytes> rss) {
        return rss.filter(now -> classes > 0 && now.exceeds(at)).map(now -> new Turn(fork, classes, now));
    }
}
