package io.github.membudget.model;

import java.util.List;
import java.util.Optional;

/**
 * A module that was run again with classes left out and with its peaking class alone.
 *
 * @param peaking class in which its fork peaked; empty where none was told
 * @param trials in the order in which they ran
 * @param untried what was not tried and why, in words for the user
 */
public record Isolated(Optional<String> peaking, List<Trial> trials, List<String> untried) {

    /** What a trial runs. */
    public enum TrialKind {
        /** All of the module but the class. */
        WITHOUT,
        /** The class and nothing else. */
        ALONE
    }

    /** What a trial says of its class. */
    public enum TrialRole {
        CULPRIT,
        VICTIM,
        INCONCLUSIVE
    }

    /** What of the peaking class is compared. */
    public enum ComparedFigure {
        /** In use at its start: live heap after a full collection, and what is resident beside the heap. */
        IN_USE,
        /** The same without what is beside the heap. */
        LIVE_HEAP,
        /** RSS at its start, garbage included. */
        RSS,
        /** The highest RSS while it ran. */
        PEAK
    }

    /**
     * One run.
     *
     * @param className that was left out, or ran alone
     * @param compared absent where the run had nothing to compare
     * @param doubt why the run says nothing, where it does not
     */
    public record Trial(
            TrialKind kind, String className, TrialRole role, Optional<Compared> compared, Optional<String> doubt) {}

    /**
     * A figure of the peaking class.
     *
     * @param all in the run of all classes
     * @param tried in the trial
     */
    public record Compared(ComparedFigure figure, Bytes all, Bytes tried) {}
}
