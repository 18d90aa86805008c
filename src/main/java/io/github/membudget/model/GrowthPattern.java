package io.github.membudget.model;

import java.util.List;
import java.util.Optional;

/**
 * How one fork grew over its run.
 *
 * @param pid of the fork
 * @param baseline RSS before its first class
 * @param end RSS after its last class
 * @param trends of the figures that were known at the end of each step
 * @param contributions of classes, packages and tags, what they kept first
 */
public record GrowthPattern(long pid, Bytes baseline, Bytes end, List<Trend> trends, List<Contribution> contributions) {

    /** What a figure does once the first half of the run, with its warm-up and its caches, is over. */
    public enum Course {
        LEVELS_OFF,
        CLIMBS,
        INCONCLUSIVE
    }

    /**
     * One figure's course.
     *
     * @param figure whose: {@code RSS_AFTER} and those that are read at an end
     * @param step what one step is: {@code class} or {@code test}
     * @param points steps looked at, in the second half of the run
     * @param slope per step, in bytes or in pieces, where there were enough points
     */
    public record Trend(InFork.Figure figure, Course course, String step, int points, Optional<Slope> slope) {}

    /** A robust slope with the interval in which it lies with 95 % confidence (Theil and Sen). */
    public record Slope(double perStep, double low, double high) {}

    /**
     * What a part of the suite did to the fork.
     *
     * @param kept RSS at its end less that at its start, summed over its classes; negative where it gave memory back
     * @param peakGrowth the highest that one of its classes added for a time
     * @param shared whether others ran in the same JVM meanwhile: the figures are then theirs too
     */
    public record Contribution(Part part, String name, int classes, long kept, Bytes peakGrowth, boolean shared) {}

    /** A part of the suite. */
    public enum Part {
        CLASS,
        PACKAGE,
        TAG
    }
}
