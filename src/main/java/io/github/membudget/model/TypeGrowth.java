package io.github.membudget.model;

import java.util.List;

/**
 * A type of which more lived at the end of a fork than before its first class.
 *
 * @param instances more at the end
 * @param bytes more at the end, without what they refer to
 * @param rises the looks at which more of it lived than at the one before, the largest first
 * @param falls looks at which less of it lived
 */
public record TypeGrowth(long pid, String type, long instances, long bytes, List<Rise> rises, int falls) {

    /**
     * @param className that had just ended
     * @param alone whether no other class ended since the look before
     */
    public record Rise(String className, boolean alone, long instances, long bytes) {}
}
