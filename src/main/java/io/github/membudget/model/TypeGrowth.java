package io.github.membudget.model;

import java.util.List;
import java.util.Optional;

/**
 * A type of which more lived at the end of a fork than before its first class.
 *
 * @param instances more at the end
 * @param bytes more at the end, without what they refer to
 * @param rises the looks at which more of it lived than at the one before, the largest first
 * @param falls looks at which less of it lived
 */
public record TypeGrowth(long pid, String type, long instances, long bytes, List<Rise> rises, int falls) {
    /** A rise of less than one part in so many of the largest is noise. */
    private static final long LEAST_SHARE = 20;

    /** Without rises that are nothing beside the largest: a type like {@code byte[]} rises and falls with all that runs. */
    public List<Rise> notable() {
        long largest = rises.stream().mapToLong(Rise::bytes).max().orElse(0);
        return rises.stream()
                .filter(rise -> rise.bytes() * LEAST_SHARE >= largest)
                .toList();
    }

    /** The one look at which more than half of so many elements must have come: all others together brought fewer. */
    public Optional<Rise> filledAt(long elements) {
        long all = rises.stream().mapToLong(Rise::instances).sum();
        return rises.stream()
                .filter(rise -> rise.instances() >= elements / 2 && (all - rise.instances()) * 2 < elements)
                .findFirst();
    }

    /**
     * More of it at one look than at the one before.
     *
     * @param place where that came from
     * @param classes how many classes that may have been
     */
    public record Rise(SnapshotPlace place, int classes, long instances, long bytes) {}
}
