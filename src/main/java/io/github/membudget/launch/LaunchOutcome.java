package io.github.membudget.launch;

import java.util.Optional;
import java.util.OptionalInt;

/** How one run of Surefire for a test module ended. */
public sealed interface LaunchOutcome {

    /** Every test ran, whatever its result. */
    record Completed() implements LaunchOutcome {}

    /** Surefire says that tests failed, in its own exception; an OutOfMemoryError in a test is told in its own words. */
    record TestsFailed(Exception failure, Optional<String> outOfMemory) implements LaunchOutcome {}

    /**
     * A fork ended before its tests did.
     *
     * @param failure Surefire's own exception
     * @param exitCode of the fork, where Surefire tells it
     * @param outOfMemory the OutOfMemoryError's own words, where one was seen
     */
    record ForkDied(Exception failure, OptionalInt exitCode, Optional<String> outOfMemory) implements LaunchOutcome {}

    /** Surefire's own time limit ended it. */
    record TimedOut(Exception failure) implements LaunchOutcome {}

    /** The run could not be made: wrong configuration of Surefire, an unresolvable dependency, … */
    record NotStarted(Exception failure) implements LaunchOutcome {}
}
