package io.github.membudget.run;

import io.github.membudget.configure.Settings;
import io.github.membudget.explain.BreachText;
import io.github.membudget.explain.RefusedBuffers;
import io.github.membudget.judge.CeilingGuard;
import io.github.membudget.judge.Death;
import io.github.membudget.judge.Growth;
import io.github.membudget.judge.ModuleJudge;
import io.github.membudget.judge.TestCeilings;
import io.github.membudget.judge.TestTally;
import io.github.membudget.launch.KernelKill;
import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.model.Breach;
import io.github.membudget.model.GrowthPattern;
import io.github.membudget.model.LeftProcess;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Outcome;
import io.github.membudget.model.Verdict;
import io.github.membudget.plan.TestModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Judges one module whose forks have ended: its verdict, its breaches, and what became of it. */
final class ModuleEnd {
    private final SuiteRun suite;
    private final Settings settings;
    private final Messages messages;
    private final String project;
    private final String execution;
    private final boolean reruns;

    ModuleEnd(SuiteRun suite, Settings settings, Messages messages, String project, String execution, boolean reruns) {
        this.suite = suite;
        this.settings = settings;
        this.messages = messages;
        this.project = project;
        this.execution = execution;
        this.reruns = reruns;
    }

    ModuleResult judge(
            ForkPlan fork,
            LaunchOutcome launched,
            Optional<CeilingGuard.End> ended,
            ModuleHold.Held held,
            Traces traces,
            ModuleFacts facts) {
        TestModule module = fork.module();
        // A JVM that was gone before anybody found it ran its tests all the same.
        boolean ran = !facts.forks().isEmpty()
                || TestTally.count(facts.tests(), reruns).run() > 0;
        Outcome outcome = outcome(launched, ended, held, facts);
        Verdict verdict = ModuleJudge.once(
                outcome, module.ceiling(), ModuleJudge.verdict(facts.peak(), module.ceiling(), settings.metric(), ran));
        List<Breach> breaches = new ArrayList<>();
        Optional<KernelKill> atCeiling = held.kill().filter(kill -> kill.reason() == KernelKill.Reason.MODULE);
        if (atCeiling.isPresent()) {
            breaches.add(BreachText.endedByKernel(
                    project,
                    module.name(),
                    module.ceiling().orElseThrow(),
                    held.enforcement(),
                    atCeiling.get(),
                    facts));
        } else if (verdict == Verdict.BREACHED) {
            breaches.add(BreachText.module(
                    project,
                    module.name(),
                    module.ceiling().orElseThrow(),
                    settings.metric(),
                    module.onBreach(),
                    held.enforcement(),
                    held.limit(),
                    ended.filter(end -> end.cause() == CeilingGuard.Cause.MODULE)
                            .isPresent(),
                    fork.derivedHeap(),
                    facts));
        } else if (RanOut.ofBuffers(fork, launched)) {
            breaches.add(RefusedBuffers.breach(
                    project, module.name(), module.ceiling().orElseThrow(), RanOut.words(launched), facts));
        }
        TestCeilings ceilings = new TestCeilings(settings);
        ModuleJudge.overTestCeiling(facts.tests(), ceilings)
                .forEach(test -> breaches.add(BreachText.test(project, module.name(), ceilings, test)));
        if (!settings.testCeilings().isEmpty()) {
            suite.patterns()
                    .limited(
                            settings.testCeilings(),
                            facts.tests().stream()
                                    .map(ceilings::matching)
                                    .flatMap(Optional::stream)
                                    .toList());
        }
        ceilings.unjudged(module.name(), facts.tests()).filter(suite::firstTime).ifPresent(messages::warn);
        TestCeilings.unreadable(facts.tests()).stream().filter(suite::firstTime).forEach(messages::warn);
        List<GrowthPattern> growth = Growth.of(facts, traces.live());
        return new ModuleResult(
                project,
                execution,
                module.name(),
                breaches.isEmpty() ? verdict : Verdict.BREACHED,
                module.onBreach(),
                settings.metric(),
                module.ceiling(),
                fork.heap(),
                held.holding(),
                outcome,
                exitCode(launched),
                TestTally.count(facts.tests(), reruns),
                facts,
                growth,
                traces.left(),
                traces.blackBox(),
                breaches.stream()
                        .map(breach -> BreachText.withBlackBox(
                                BreachText.withBlame(breach, growth, module.name()), traces.blackBox()))
                        .toList());
    }

    /**
     * What a module's run left behind.
     *
     * @param live of the forks that an investigation looked into
     */
    record Traces(List<LeftProcess> left, List<String> blackBox, List<LiveSet> live) {}

    static Outcome outcome(
            LaunchOutcome launched, Optional<CeilingGuard.End> ended, ModuleHold.Held held, ModuleFacts facts) {
        if (held.kill().isPresent()) {
            return Outcome.KILLED_BY_KERNEL;
        }
        if (ended.isPresent()) {
            return Outcome.KILLED_BY_MEMBUDGET;
        }
        if (launched instanceof LaunchOutcome.ForkDied died) {
            if (Death.of(died, held.kernelKilled(), Optional.empty()).cause() == Death.Cause.KERNEL) {
                return Outcome.KILLED_BY_KERNEL;
            }
            return died.outOfMemory().isPresent() ? Outcome.OUT_OF_MEMORY : Outcome.CRASHED;
        }
        if (launched.outOfMemory().isPresent()) {
            return Outcome.OUT_OF_MEMORY;
        }
        if (launched instanceof LaunchOutcome.TimedOut) {
            return Outcome.TIMED_OUT;
        }
        return facts.forks().isEmpty() ? Outcome.NOT_RUN : Outcome.COMPLETED;
    }

    private static OptionalInt exitCode(LaunchOutcome launched) {
        return launched instanceof LaunchOutcome.ForkDied died ? died.exitCode() : OptionalInt.empty();
    }
}
