package io.github.membudget.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a cause kept after several rounds of the same classes in one JVM.
 *
 * @param sizes in the order of the rounds, the first round's first
 * @param perRound bytes by which it grows with each round from the second on, negative where it shrinks; absent where that is not known
 * @param doubt in which the growth of a round lies; absent where it was seen but once
 */
public record RoundGrowth(List<Size> sizes, Course course, OptionalLong perRound, Optional<Range> doubt) {
    /** What it does once the first round, which fills tables and caches, is over. */
    public enum Course {
        GROWS,
        FILLED_ONCE,
        /** It did not grow, but a test that fills it failed. */
        TESTS_FAILED,
        UNCLEAR
    }

    /** What was kept after a round. */
    public record Size(int round, Bytes bytes) {}

    /** The least and the largest growth of a round, in bytes. */
    public record Range(long low, long high) {}

    public Size first() {
        return sizes.get(0);
    }
}
