package io.github.membudget.run;

import io.github.membudget.judge.Death;
import io.github.membudget.judge.TestTally;
import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.OnBreach;
import io.github.membudget.model.OutOfMemory;
import io.github.membudget.model.Outcome;
import io.github.membudget.model.PoolUse;
import io.github.membudget.model.TestFacts;
import io.github.membudget.model.TestStatus;
import java.util.List;
import java.util.Optional;

/**
 * How a module's run really ended: what Surefire reports, corrected by what was seen of the forks.
 *
 * @param launched Surefire's outcome after the correction
 * @param outcome as in report.json
 * @param background an error that ended a background thread, while all tests passed
 * @param derivedHeap what to say of a heap that the plugin derived and that was too small, where it was that
 */
record LaunchVerdict(
        LaunchOutcome launched,
        Outcome outcome,
        Optional<OutOfMemory> background,
        Optional<String> derivedHeap,
        Consequence consequence) {
    /** What the build makes of it, breaches of ceilings apart. */
    enum Consequence {
        /** A ceiling is why it ended, so that its breach says all. */
        BREACH,
        /** Surefire lets the build go on, which the plugin must not fail then. */
        WARNING,
        FAILURE
    }

    /**
     * @param reported what Surefire says
     * @param reruns whether Surefire ran failing tests again
     */
    static LaunchVerdict of(
            ForkPlan fork,
            LaunchOutcome reported,
            ModuleWatch.Observed observed,
            ModuleHold.Held held,
            boolean reruns) {
        LaunchOutcome launched = corrected(reported, observed, reruns);
        return new LaunchVerdict(
                launched,
                outcome(launched, observed, held),
                background(reported, launched, observed),
                DerivedLimits.tooSmallHeap(fork, launched, observed.offHeap().map(OffHeapWatch.Most::observed)),
                consequence(fork, launched, observed.ended().isPresent() || held.byOurLimit()));
    }

    private static LaunchOutcome corrected(LaunchOutcome reported, ModuleWatch.Observed observed, boolean reruns) {
        ModuleFacts facts = observed.facts();
        LaunchOutcome launched = reported;
        if (launched instanceof LaunchOutcome.Completed
                && TestTally.count(facts.tests(), reruns).good()) {
            // A test that ran out of memory passed when it was run again: it had memory enough.
            launched = new LaunchOutcome.Completed();
        }
        Optional<PoolUse> full = observed.counters().fullest().filter(PoolUse::full);
        if (launched instanceof LaunchOutcome.Completed
                && observed.ended().isEmpty()
                && diedSilently(facts.tests(), full.isPresent())) {
            launched = LaunchOutcome.ForkDied.SILENTLY;
        }
        LaunchOutcome read = full.isPresent() && launched instanceof LaunchOutcome.ForkDied died
                ? died.withFullPool(full.get())
                : launched;
        return read.mapOutOfMemory(
                error -> Shortages.explain(neverRanOut(observed) ? byProgram(error) : error, observed));
    }

    private static Optional<OutOfMemory> background(
            LaunchOutcome reported, LaunchOutcome launched, ModuleWatch.Observed observed) {
        boolean passed = launched instanceof LaunchOutcome.Completed
                && launched.outOfMemory().isEmpty();
        return passed
                ? reported.outOfMemory()
                        .filter(error -> error.thread().isPresent())
                        .map(error -> neverRanOut(observed) ? byProgram(error) : error)
                        .filter(error -> !error.thrownByProgram())
                        .map(error -> Shortages.explain(error, observed))
                : Optional.empty();
    }

    /** Before a JVM gives up on its heap or metaspace it collects the whole heap. */
    private static boolean neverRanOut(ModuleWatch.Observed observed) {
        return observed.counters()
                .collections()
                .filter(collections -> collections.full() == 0)
                .isPresent();
    }

    /** A program may use the JVM's own words. */
    private static OutOfMemory byProgram(OutOfMemory error) {
        return switch (error.kind()) {
            case HEAP, METASPACE -> error.byProgram();
            default -> error;
        };
    }

    /** Out of memory a fork may end as if all were well, and Surefire then reports success. */
    private static boolean diedSilently(List<TestFacts> tests, boolean poolFull) {
        boolean someUnfinished = tests.stream().anyMatch(test -> test.status() == TestStatus.UNFINISHED);
        boolean allUnfinished = tests.stream().allMatch(test -> test.status() == TestStatus.UNFINISHED);
        return someUnfinished && (poolFull || allUnfinished);
    }

    private static Outcome outcome(LaunchOutcome launched, ModuleWatch.Observed observed, ModuleHold.Held held) {
        if (held.kill().isPresent()) {
            return Outcome.KILLED_BY_KERNEL;
        }
        if (observed.ended().isPresent()) {
            return Outcome.KILLED_BY_MEMBUDGET;
        }
        if (launched instanceof LaunchOutcome.ForkDied died) {
            if (Death.of(died, held.kernelKilled(), Optional.empty()).cause() == Death.Cause.KERNEL) {
                return Outcome.KILLED_BY_KERNEL;
            }
            return died.outOfMemory().map(LaunchVerdict::outcome).orElse(Outcome.CRASHED);
        }
        if (launched.outOfMemory().isPresent()) {
            return outcome(launched.outOfMemory().get());
        }
        if (launched instanceof LaunchOutcome.TimedOut) {
            return Outcome.TIMED_OUT;
        }
        return observed.facts().forks().isEmpty() ? Outcome.NOT_RUN : Outcome.COMPLETED;
    }

    /** An error that the program threw itself is a failure like any other. */
    private static Outcome outcome(OutOfMemory error) {
        return error.thrownByProgram() ? Outcome.COMPLETED : Outcome.OUT_OF_MEMORY;
    }

    private static Consequence consequence(ForkPlan fork, LaunchOutcome launched, boolean endedForACeiling) {
        if (endedForACeiling) {
            return Consequence.BREACH;
        }
        if (launched.failure().isEmpty()) {
            return Consequence.WARNING;
        }
        // A JVM that ended for want of direct buffers has no test failures of its own besides.
        boolean refusedBuffers = launched instanceof LaunchOutcome.ForkDied
                && fork.module().onBreach() != OnBreach.WARN
                && DerivedLimits.refusedBuffers(fork, launched);
        return refusedBuffers ? Consequence.BREACH : Consequence.FAILURE;
    }
}
