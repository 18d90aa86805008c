package io.github.membudget.run;

import io.github.membudget.model.Breach;
import io.github.membudget.model.Leak;
import io.github.membudget.model.TestCounts;
import io.github.membudget.run.GoalOutcome.ModuleFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the modules of one goal came to so far. Several may end at one time. */
final class GoalResults {
    private final List<Breach> failing = new ArrayList<>();
    private final List<ModuleFailure> failures = new ArrayList<>();
    private final List<Breach> endedForTheSuite = new ArrayList<>();
    private final List<Leak> leaks = new ArrayList<>();
    private TestCounts tests = TestCounts.NONE;

    synchronized void ran(TestCounts more) {
        tests = tests.plus(more);
    }

    synchronized void failed(ModuleFailure failure) {
        failures.add(failure);
    }

    synchronized void breached(Breach breach) {
        failing.add(breach);
    }

    void leaked(List<Leak> more) {
        leaks.addAll(more);
    }

    /** A module that was ended for the suite's ceiling. */
    synchronized void endedForTheSuite(Breach breach) {
        endedForTheSuite.add(breach);
    }

    /** How many tests did not pass, for limits that count over the whole goal. */
    synchronized int failedTests() {
        return tests.failures() + tests.errors();
    }

    /**
     * @param ofTheSuite the suite's breach where this goal is the one to report it: it is reported once, but a project whose tests
     *     were ended must not pass
     */
    synchronized GoalOutcome outcome(Optional<Breach> ofTheSuite, int modules) {
        List<Breach> breaches = new ArrayList<>(failing);
        breaches.addAll(ofTheSuite.map(List::of).orElse(endedForTheSuite));
        return new GoalOutcome(List.copyOf(breaches), List.copyOf(leaks), List.copyOf(failures), tests, modules);
    }
}
