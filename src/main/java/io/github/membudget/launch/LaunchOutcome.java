package io.github.membudget.launch;

import java.util.Optional;
import java.util.OptionalInt;

/** How one run of Surefire for a test module ended. */
public sealed interface LaunchOutcome {

    /** Surefire's own exception, where it ended with one. */
    default Optional<Exception> failure() {
        return Optional.empty();
    }

    /** Every test ran, whatever its result. */
    record Completed() implements LaunchOutcome {}

    /**
     * Surefire says that tests failed.
     *
     * @param outOfMemory an OutOfMemoryError's own words, where a test ended in one
     */
    record TestsFailed(Optional<Exception> failure, Optional<String> outOfMemory) implements LaunchOutcome {}

    /**
     * A fork ended before its tests did.
     *
     * @param exitCode of the fork, where Surefire tells it
     * @param outOfMemory the OutOfMemoryError's own words, where one was seen
     */
    record ForkDied(Optional<Exception> failure, OptionalInt exitCode, Optional<String> outOfMemory)
            implements LaunchOutcome {}

    /** Surefire's own time limit ended it. */
    record TimedOut(Optional<Exception> failure) implements LaunchOutcome {}

    /** The run could not be made: wrong configuration of Surefire, an unresolvable dependency, … */
    record NotStarted(Optional<Exception> failure) implements LaunchOutcome {}
}
