package io.github.membudget.launch;

import io.github.membudget.model.OutOfMemory;
import io.github.membudget.model.PoolUse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** How one run of Surefire for a test module ended. */
public sealed interface LaunchOutcome {

    /** Surefire's own exception, where it ended with one: without, the build goes on as Surefire decided. */
    default Optional<Exception> failure() {
        return Optional.empty();
    }

    /** The OutOfMemoryError, where one was seen. */
    default Optional<OutOfMemory> outOfMemory() {
        return Optional.empty();
    }

    /** The same, with another reading of its error, where there was one. */
    default LaunchOutcome mapOutOfMemory(UnaryOperator<OutOfMemory> reading) {
        return this;
    }

    /** The same, where the build goes on for all that. */
    default LaunchOutcome unraised() {
        return this;
    }

    /**
     * Every test ran, whatever its result.
     *
     * @param outOfMemory where a test ended in one and Surefire was told to pass over it
     */
    record Completed(Optional<OutOfMemory> outOfMemory) implements LaunchOutcome {
        public Completed() {
            this(Optional.empty());
        }

        @Override
        public LaunchOutcome mapOutOfMemory(UnaryOperator<OutOfMemory> reading) {
            return new Completed(outOfMemory.map(reading));
        }
    }

    /**
     * Surefire says that tests failed.
     *
     * @param outOfMemory where a test ended in one
     */
    record TestsFailed(Optional<Exception> failure, Optional<OutOfMemory> outOfMemory) implements LaunchOutcome {
        @Override
        public LaunchOutcome unraised() {
            return new TestsFailed(Optional.empty(), outOfMemory);
        }

        @Override
        public LaunchOutcome mapOutOfMemory(UnaryOperator<OutOfMemory> reading) {
            return new TestsFailed(failure, outOfMemory.map(reading));
        }
    }

    /**
     * A fork ended before its tests did.
     *
     * @param exitCode of the fork, where Surefire tells it
     * @param outOfMemory where one was seen
     * @param said Surefire's words where the fork itself told of an error outside its tests, before it ended
     * @param refused the JVM's own words, where it never started
     * @param facts what else Surefire tells of it: the classes that ran, files it wrote
     */
    record ForkDied(
            Optional<Exception> failure,
            OptionalInt exitCode,
            Optional<OutOfMemory> outOfMemory,
            Optional<String> said,
            Optional<String> refused,
            List<String> facts)
            implements LaunchOutcome {
        /** One of which nothing is known. */
        public static final ForkDied SILENTLY =
                new ForkDied(Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());

        /** One of which Surefire told nothing but what it ended with. */
        public ForkDied(
                Optional<Exception> failure,
                OptionalInt exitCode,
                Optional<OutOfMemory> outOfMemory,
                Optional<String> said) {
            this(failure, exitCode, outOfMemory, said, Optional.empty(), List.of());
        }

        /** The same death, with what was found of it afterwards. */
        public ForkDied with(Optional<String> refused, List<String> facts) {
            return new ForkDied(
                    failure,
                    exitCode,
                    outOfMemory,
                    said,
                    refused,
                    Stream.concat(this.facts.stream(), facts.stream()).toList());
        }

        /** What HotSpot's main thread leaves behind after an error, and -XX:+ExitOnOutOfMemoryError. */
        private static final Set<Integer> SPEECHLESS_EXITS = Set.of(1, 3);

        @Override
        public LaunchOutcome unraised() {
            return new ForkDied(Optional.empty(), exitCode, outOfMemory, said, refused, facts);
        }

        @Override
        public LaunchOutcome mapOutOfMemory(UnaryOperator<OutOfMemory> reading) {
            return new ForkDied(failure, exitCode, outOfMemory.map(reading), said, refused, facts);
        }

        /** The same death, told as out of memory where it exited as a JVM does that has no memory left to say so. */
        public ForkDied withFullPool(PoolUse full) {
            boolean speechless = exitCode.isEmpty() || SPEECHLESS_EXITS.contains(exitCode.getAsInt());
            return outOfMemory.isPresent() || !speechless
                    ? this
                    : new ForkDied(failure, exitCode, Optional.of(OutOfMemory.ofFull(full)), said, refused, facts);
        }
    }

    /** Surefire's own time limit ended it. */
    record TimedOut(Optional<Exception> failure) implements LaunchOutcome {
        @Override
        public LaunchOutcome unraised() {
            return new TimedOut(Optional.empty());
        }
    }

    /** The run could not be made: wrong configuration of Surefire, an unresolvable dependency, … */
    record NotStarted(Optional<Exception> failure) implements LaunchOutcome {
        @Override
        public LaunchOutcome unraised() {
            return new NotStarted(Optional.empty());
        }
    }
}
