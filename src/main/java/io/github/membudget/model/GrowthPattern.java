package io.github.membudget.model;

import io.github.membudget.probe.format.ForkFigure;
import java.util.List;
import java.util.Optional;

/**
 * How one fork grew over its run.
 *
 * @param pid of the fork
 * @param baseline RSS before its first class
 * @param end RSS after its last class
 * @param trends of the figures that were known at the end of each step
 * @param jumps the steps in which RSS rose far more than in most, the largest first
 * @param contributions of classes, packages and tags, what they kept first
 * @param blame of its highest peak
 */
public record GrowthPattern(
        long pid,
        Bytes baseline,
        Bytes end,
        List<Trend> trends,
        List<Jump> jumps,
        List<Contribution> contributions,
        Optional<Blame> blame) {

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
    public record Trend(ForkFigure figure, Course course, String step, int points, Optional<Slope> slope) {}

    /** A robust slope with the interval in which it lies with 95 % confidence (Theil and Sen). */
    public record Slope(double perStep, double low, double high) {}

    /**
     * What a part of the suite did to the fork.
     *
     * @param kept RSS at its end less that at its start, summed over its classes; negative where it gave memory back
     * @param peakGrowth the highest that one of its classes added for a time
     * @param shared whether others ran in the same JVM meanwhile: the figures are then theirs too
     * @param lived known where an investigation looked into the fork: RSS also rises with garbage
     */
    public record Contribution(
            Part part, String name, int classes, long kept, Bytes peakGrowth, boolean shared, Optional<Lived> lived) {

        /** In bytes, as well as is known: what lived on, else by how much RSS rose. */
        public long stayed() {
            return lived.map(Lived::all).orElse(kept);
        }

        /** For an order among parts: where more classes than its own share a look, only its part of them counts. */
        public long share() {
            return lived.map(known -> known.all() * classes / Math.max(classes, known.classes()))
                    .orElse(kept);
        }
    }

    /**
     * What lived on from before a part of the suite to after it.
     *
     * @param heap in bytes, straight after full collections
     * @param offHeap resident memory beside the heap, in bytes, of what stayed to the fork's end
     * @param classes that ran between the looks; more than the part's own where looks were far between
     */
    public record Lived(long heap, long offHeap, int classes) {
        public long all() {
            return heap + offHeap;
        }
    }

    /** A part of the suite. */
    public enum Part {
        CLASS,
        PACKAGE,
        TAG
    }

    /**
     * A step in which RSS rose far more than in most.
     *
     * @param name of the class or the test
     * @param number of the step, from 1
     * @param risen RSS at its end less that at the end of the step before
     * @param lived from before its class to after it, where an investigation looked
     */
    public record Jump(String name, int number, Bytes risen, boolean shared, Optional<Lived> lived) {
        public Jump with(Optional<Lived> known) {
            return new Jump(name, number, risen, shared, known);
        }
    }

    /**
     * Whether the class in which the fork peaked took the memory, or only stood on what others had kept.
     *
     * @param className of the class in which it peaked
     * @param floor RSS at its start
     * @param own what it added at its peak
     * @param keepers classes before it that kept most of what the floor had risen by, the most first
     * @param lived of what the floor had risen by, as an investigation saw it at the classes' ends before
     * @param why in the case that it is not known
     */
    public record Blame(
            Role role,
            String className,
            Bytes floor,
            Bytes own,
            List<Contribution> keepers,
            Optional<Bytes> lived,
            Optional<Doubt> why) {}

    /** Of the class in which a fork peaked. */
    public enum Role {
        /** It took more than half of what the fork had grown by. */
        CULPRIT,
        /** Others had kept more than half of it before. */
        VICTIM,
        /** Others had raised RSS by more than half of it before, but most of that was garbage. */
        ON_GARBAGE,
        INCONCLUSIVE
    }

    /** Why one run cannot tell. */
    public enum Doubt {
        /** Other classes ran in the same JVM at the same time. */
        SHARED,
        /** It ran first: what the JVM and the framework need for good is in its figures. */
        RAN_FIRST,
        /** No other class ran in its JVM. */
        ONLY_ONE,
        /** RSS rose with the heap, and what is live in that was not counted. */
        GARBAGE
    }
}
