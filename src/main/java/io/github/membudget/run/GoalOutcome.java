package io.github.membudget.run;

import io.github.membudget.explain.FailureText;
import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.model.Breach;
import io.github.membudget.model.Leak;
import io.github.membudget.model.TestCounts;
import java.util.List;
import java.util.Optional;

/**
 * What one goal in one project came to.
 *
 * @param breaches those that fail the build
 * @param leaks those that fail the build
 * @param failures what Surefire said of the modules whose tests failed or whose forks died, other than by our hand
 * @param modules how many modules ran
 */
public record GoalOutcome(
        List<Breach> breaches, List<Leak> leaks, List<ModuleFailure> failures, TestCounts tests, int modules) {

    /**
     * What Surefire said of one module.
     *
     * @param running the tests that ran when a fork ended before them
     * @param death in words, where a fork ended before its tests did
     * @param derivedHeap what to say first of a heap that the plugin derived and that was too small
     */
    public record ModuleFailure(
            String module,
            LaunchOutcome outcome,
            List<String> running,
            Optional<String> death,
            Optional<String> derivedHeap) {
        /** Tells of tests that ended without a result, where there are any. */
        Optional<String> withoutResult() {
            return outcome instanceof LaunchOutcome.TimedOut
                    ? Optional.of(FailureText.module(module, outcome, "", running))
                    : death;
        }
    }
}
