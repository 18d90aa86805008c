package io.github.membudget.run;

import io.github.membudget.enforce.CeilingGuard;
import io.github.membudget.explain.FailureText;
import io.github.membudget.judge.TestTally;
import io.github.membudget.launch.KernelKill;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.EarlierRun;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.plan.TestModule;
import java.util.Optional;

/**
 * A module that is run once more, alone, since the suite's ceiling ended it though it was within its own.
 *
 * @param first its first run, which does not count
 */
record SecondRun(ForkPlan fork, EarlierRun first) {

    /**
     * Empty where the first run counts: it was not ended for the suite, it was over its own ceiling, by itself it was over the suite's, or it
     * ran alone already.
     *
     * @param suite the suite's ceiling
     * @param accompanied whether another module ran beside it
     */
    static Optional<SecondRun> after(FinishedRun finished, boolean accompanied, Bytes suite, Goal goal) {
        TestModule module = finished.fork().module();
        ModuleFacts facts = finished.facts();
        boolean within = module.ceiling()
                .flatMap(ceiling -> facts.peak()
                        .flatMap(peak -> peak.of(goal.settings().metric()))
                        .filter(reached -> reached.exceeds(ceiling)))
                .isEmpty();
        boolean hasRoom = facts.peak()
                .map(peak -> peak.pss().orElse(peak.rss()))
                .filter(reached -> reached.exceeds(suite))
                .isEmpty();
        // Where groups divide its classes among several runs, what they wrote of one class cannot be told apart.
        boolean divided = module.selections().size() > 1;
        return isEndedForTheSuite(finished) && accompanied && within && hasRoom && !divided
                ? Optional.of(new SecondRun(
                        finished.fork(),
                        new EarlierRun(
                                finished.verdict().outcome(),
                                finished.observed().ended().flatMap(CeilingGuard.End::why),
                                facts.peak(),
                                facts.startMillis(),
                                facts.durationMillis(),
                                TestTally.count(facts.tests(), goal.reruns()),
                                FailureText.unfinished(facts.tests()))))
                : Optional.empty();
    }

    /** By the guard, or by the kernel. */
    static boolean isEndedForTheSuite(FinishedRun finished) {
        return finished.observed()
                        .ended()
                        .filter(end -> end.cause() == CeilingGuard.PassedCeiling.SUITE)
                        .isPresent()
                || finished.held()
                        .kill()
                        .filter(kill -> kill.reason() == KernelKill.Reason.SUITE)
                        .isPresent();
    }
}
