package io.github.membudget.run;

import io.github.membudget.configure.Parameters;
import io.github.membudget.configure.Settings;
import io.github.membudget.enforce.CeilingGuard;
import io.github.membudget.enforce.TestNgReporters;
import io.github.membudget.explain.BreachText;
import io.github.membudget.explain.LimitedModule;
import io.github.membudget.explain.PromisedText;
import io.github.membudget.explain.RefusedBuffers;
import io.github.membudget.growth.Growth;
import io.github.membudget.judge.ModuleJudge;
import io.github.membudget.judge.TestCeilings;
import io.github.membudget.judge.TestTally;
import io.github.membudget.launch.KernelKill;
import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.launch.Messages;
import io.github.membudget.model.Breach;
import io.github.membudget.model.GrowthPattern;
import io.github.membudget.model.LeakVerdict;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.OutOfMemory;
import io.github.membudget.model.Verdict;
import io.github.membudget.plan.TestModule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Judges one module whose forks have ended: its verdict, its breaches, and what became of it. */
final class ModuleEnd {
    private final SuiteRun suite;
    private final Goal goal;
    private final Settings settings;
    private final Messages messages;

    ModuleEnd(SuiteRun suite, Goal goal, Messages messages) {
        this.suite = suite;
        this.goal = goal;
        this.settings = goal.settings();
        this.messages = messages;
    }

    /** @param facts of the finished run, complete */
    ModuleResult judge(FinishedRun finished, ModuleFacts facts) {
        TestModule module = finished.fork().module();
        TestCeilings ceilings = new TestCeilings(settings);
        Verdict verdict = verdict(finished, facts);
        List<Breach> breaches = new ArrayList<>(
                moduleBreach(finished, facts, verdict).map(List::of).orElse(List.of()));
        ModuleJudge.overTestCeiling(facts.tests(), ceilings)
                .forEach(test -> breaches.add(BreachText.test(goal.project(), module.name(), ceilings, test)));
        checkTestCeilings(ceilings, module.name(), facts);
        List<GrowthPattern> growth = Growth.of(facts, finished.noted().live());
        List<String> blackBox =
                finished.observed().blackBox().stream().map(Path::toString).toList();
        return new ModuleResult(
                goal.project(),
                goal.execution(),
                module.name(),
                breaches.isEmpty() ? verdict : Verdict.BREACHED,
                module.onBreach(),
                settings.metric(),
                module.ceiling(),
                finished.fork().heap(),
                finished.held().holding(),
                finished.verdict().outcome(),
                exitCode(finished.verdict().launched()),
                TestTally.count(facts.tests(), goal.reruns()),
                facts,
                growth,
                finished.held().left(),
                blackBox,
                breaches.stream()
                        .map(breach ->
                                PromisedText.withPromise(breach, finished.fork().promised()))
                        .map(breach -> BreachText.withBlame(breach, growth, module.name()))
                        .map(breach -> withReporters(breach, finished.observed().blackBox()))
                        .map(breach -> BreachText.withBlackBox(breach, blackBox))
                        .toList(),
                LeakVerdict.NONE,
                Optional.empty(),
                module.partOf());
    }

    private Verdict verdict(FinishedRun finished, ModuleFacts facts) {
        TestModule module = finished.fork().module();
        // A JVM that was gone before anybody found it ran its tests all the same.
        boolean ran = !facts.forks().isEmpty()
                || TestTally.count(facts.tests(), goal.reruns()).run() > 0;
        return ModuleJudge.once(
                finished.verdict().outcome(),
                module.ceiling(),
                ModuleJudge.verdict(facts.peak(), module.ceiling(), settings.metric(), ran));
    }

    /** One at most: where the kernel ended it, that is what its peak says too. */
    private Optional<Breach> moduleBreach(FinishedRun finished, ModuleFacts facts, Verdict verdict) {
        Optional<KernelKill> atCeiling =
                finished.held().kill().filter(kill -> kill.reason() == KernelKill.Reason.MODULE);
        if (atCeiling.isPresent()) {
            return Optional.of(BreachText.endedByKernel(limited(finished), atCeiling.get(), facts));
        }
        if (verdict == Verdict.BREACHED) {
            return Optional.of(measuredBreach(finished, facts));
        }
        LaunchOutcome launched = finished.verdict().launched();
        return DerivedLimits.refusedBuffers(finished.fork(), launched)
                ? Optional.of(RefusedBuffers.breach(
                        limited(finished),
                        launched.outOfMemory().map(OutOfMemory::words).orElse(""),
                        facts))
                : Optional.empty();
    }

    private LimitedModule limited(FinishedRun finished) {
        TestModule module = finished.fork().module();
        return new LimitedModule(
                goal.project(),
                module.name(),
                module.ceiling().orElseThrow(),
                finished.held().enforcement(),
                finished.held().limit());
    }

    private Breach measuredBreach(FinishedRun finished, ModuleFacts facts) {
        boolean ended = finished.observed()
                .ended()
                .filter(end -> end.cause() == CeilingGuard.PassedCeiling.MODULE)
                .isPresent();
        return BreachText.module(
                limited(finished),
                settings.metric(),
                finished.fork().module().onBreach(),
                ended,
                finished.fork().derivedHeap(),
                facts);
    }

    /** Remembers which of the user's ceilings for tests hold for any, and says which tests they cannot be held against. */
    private void checkTestCeilings(TestCeilings ceilings, String module, ModuleFacts facts) {
        if (!settings.get(Parameters.TESTS).isEmpty()) {
            suite.patterns()
                    .limited(
                            settings.get(Parameters.TESTS),
                            facts.tests().stream()
                                    .map(ceilings::matching)
                                    .flatMap(Optional::stream)
                                    .toList());
        }
        ceilings.unjudged(module, facts.tests()).filter(suite::firstTime).ifPresent(messages::warn);
        TestCeilings.unreadable(facts.tests()).stream().filter(suite::firstTime).forEach(messages::warn);
    }

    /** Only where no test ran at the peak: what else could be meant then is known by the stacks alone. */
    private static Breach withReporters(Breach breach, List<Path> blackBox) {
        return breach.scope() == Breach.Scope.MODULE && breach.during().isEmpty() && TestNgReporters.areIn(blackBox)
                ? BreachText.withReporters(breach)
                : breach;
    }

    private static OptionalInt exitCode(LaunchOutcome launched) {
        return launched instanceof LaunchOutcome.ForkDied died ? died.exitCode() : OptionalInt.empty();
    }
}
