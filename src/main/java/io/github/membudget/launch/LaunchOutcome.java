package io.github.membudget.launch;

import io.github.membudget.model.PoolUse;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** How one run of Surefire for a test module ended. */
public sealed interface LaunchOutcome {

    /** Surefire's own exception, where it ended with one. */
    default Optional<Exception> failure() {
        return Optional.empty();
    }

    /** An OutOfMemoryError's own words, where one was seen. */
    default Optional<String> outOfMemory() {
        return Optional.empty();
    }

    /**
     * Every test ran, whatever its result.
     *
     * @param outOfMemory an OutOfMemoryError's own words, where a test ended in one and Surefire was told to pass over it
     */
    record Completed(Optional<String> outOfMemory) implements LaunchOutcome {
        public Completed() {
            this(Optional.empty());
        }
    }

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
     * @param said Surefire's words where the fork itself told of an error outside its tests, before it ended
     */
    record ForkDied(
            Optional<Exception> failure, OptionalInt exitCode, Optional<String> outOfMemory, Optional<String> said)
            implements LaunchOutcome {
        /** One of which nothing is known. */
        public static final ForkDied SILENTLY =
                new ForkDied(Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());

        /** What HotSpot's main thread leaves behind after an error, and -XX:+ExitOnOutOfMemoryError. */
        private static final Set<Integer> SPEECHLESS_EXITS = Set.of(1, 3);

        /** The same death, told as out of memory where it exited as a JVM does that has no memory left to say so. */
        public ForkDied withFullPool(PoolUse full) {
            boolean speechless = exitCode.isEmpty() || SPEECHLESS_EXITS.contains(exitCode.getAsInt());
            return outOfMemory.isPresent() || !speechless
                    ? this
                    : new ForkDied(
                            failure,
                            exitCode,
                            Optional.of("It could not say so any more: by its own counters "
                                    + full.used().inMebibytes() + " of "
                                    + full.max().inMebibytes()
                                    + " of " + full.pool().name().toLowerCase(Locale.ROOT)
                                    + " were in use when it ended"),
                            said);
        }
    }

    /** Surefire's own time limit ended it. */
    record TimedOut(Optional<Exception> failure) implements LaunchOutcome {}

    /** The run could not be made: wrong configuration of Surefire, an unresolvable dependency, … */
    record NotStarted(Optional<Exception> failure) implements LaunchOutcome {}
}
