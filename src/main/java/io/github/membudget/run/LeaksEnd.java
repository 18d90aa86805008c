package io.github.membudget.run;

import io.github.membudget.configure.Parameters;
import io.github.membudget.explain.LeakText;
import io.github.membudget.judge.LeakJudge;
import io.github.membudget.model.LeakPolicy;
import io.github.membudget.model.LeakVerdict;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.plan.TestModule;

/** Holds what a finished module left behind against the user's policy. */
final class LeaksEnd {
    private final SuiteRun suite;
    private final Goal goal;

    LeaksEnd(SuiteRun suite, Goal goal) {
        this.suite = suite;
        this.goal = goal;
    }

    /** @return the same with what its leftovers come to, and with what could not be looked at */
    ModuleResult judge(TestModule module, ModuleResult result) {
        LeakPolicy policy = module.leaks();
        boolean ran = result.tests().run() > 0 || !result.facts().tests().isEmpty();
        if (policy.isOff() || !ran) {
            return result;
        }
        ModuleFacts facts = result.facts();
        LeakVerdict verdict = new LeakJudge(goal.project(), module.name(), policy).judge(facts, result.left());
        suite.patterns().allowed(verdict);
        return result.with(
                verdict,
                verdict.whole()
                        ? facts
                        : LeakText.gap(
                                        module.name(),
                                        policy,
                                        facts.leaks(),
                                        goal.settings().get(Parameters.PROBE))
                                .map(facts::withGap)
                                .orElse(facts));
    }
}
