package io.github.membudget.run;

import io.github.membudget.configure.Parameters;
import io.github.membudget.enforce.CeilingGuard;
import io.github.membudget.explain.FailureText;
import io.github.membudget.explain.FindingText;
import io.github.membudget.explain.LeakText;
import io.github.membudget.explain.SuiteText;
import io.github.membudget.investigate.diagnose.Diagnosis;
import io.github.membudget.investigate.diagnose.RuleBook;
import io.github.membudget.investigate.diagnose.RunEvidence;
import io.github.membudget.judge.CompileHeavy;
import io.github.membudget.launch.Messages;
import io.github.membudget.model.Breach;
import io.github.membudget.model.Finding;
import io.github.membudget.model.LogDetail;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.OnBreach;
import io.github.membudget.model.OutOfMemory;
import io.github.membudget.model.Outcome;
import io.github.membudget.model.ShortageAt;
import io.github.membudget.observe.sampling.ProbeLogJoin;
import io.github.membudget.probe.format.LeftoverKind;
import io.github.membudget.report.PlainText;
import io.github.membudget.report.console.ConsoleLines;
import io.github.membudget.report.console.GrowthLines;
import io.github.membudget.report.console.TestLines;
import io.github.membudget.source.SourcePlaces;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Hands a judged module on: to the suite's report, to the goal's outcome, and to the user. */
final class ModulePublication {
    /** What may run out while the heap has room. */
    private static final Set<OutOfMemory.Exhausted> OFF_HEAP = Set.of(
            OutOfMemory.Exhausted.METASPACE, OutOfMemory.Exhausted.DIRECT_BUFFERS, OutOfMemory.Exhausted.THREADS);

    private final SuiteRun suite;
    private final Goal goal;
    private final Messages messages;
    private final Optional<Investigation> investigation;
    private final Supplier<RuleBook> rules;
    private final GoalResults results;

    /** @param rules by which a breach is explained; asked for only then */
    ModulePublication(
            SuiteRun suite,
            Goal goal,
            Messages messages,
            Optional<Investigation> investigation,
            Supplier<RuleBook> rules,
            GoalResults results) {
        this.suite = suite;
        this.goal = goal;
        this.messages = messages;
        this.investigation = investigation;
        this.rules = rules;
        this.results = results;
    }

    void publish(FinishedRun finished, ModuleResult result) {
        suite.results().add(result);
        rememberChosenCompilers(finished, result.facts());
        publishEnding(finished, result);
        result.facts().gaps().stream().filter(suite::firstTime).forEach(this::publishGap);
        messages.info(ConsoleLines.moduleEnds(result));
        lookInside(finished, result);
        ConsoleLines.leftProcesses(result).ifPresent(messages::warn);
        if (goal.settings().get(Parameters.LOG) == LogDetail.TESTS) {
            TestLines.of(result).forEach(messages::info);
        }
        GrowthLines.climbing(result).forEach(messages::info);
        result.breaches().forEach(breach -> publishBreach(breach, result.onBreach()));
        publishLeaks(result);
    }

    /** Where somebody has chosen how the module's JVMs compile, there is no hint at what another choice would bring. */
    private void rememberChosenCompilers(FinishedRun finished, ModuleFacts facts) {
        boolean heavy = facts.cpu().filter(CompileHeavy::isHeavy).isPresent();
        if (finished.fork().module().jvm().isPresent()
                // Without room for its code a JVM compiles in vain.
                || Shortages.codeCache(finished.observed()).isPresent()
                || (heavy && finished.observed().counters().quickCompilation())) {
            suite.compilerChoices().madeFor(goal.project(), finished.module());
        }
    }

    /** What was ended for the suite's ceiling is for the suite to know, and fails the goal. */
    private void publishEnding(FinishedRun finished, ModuleResult result) {
        finished.held().kill().ifPresent(suite.ceiling()::ended);
        if (SecondRun.isEndedForTheSuite(finished)) {
            result.earlier().ifPresent(suite.ceiling()::breachedAlone);
            results.endedForTheSuite(SuiteText.alsoEnded(
                    goal.project(),
                    finished.module(),
                    suite.suiteCeiling(),
                    suite.watch().nowMillis(),
                    FailureText.unfinished(finished.facts().tests())));
        }
        finished.observed().ended().flatMap(CeilingGuard.End::why).ifPresent(why -> suite.ceiling()
                .ended(finished.module(), why));
    }

    private void publishGap(String gap) {
        if (gap.equals(ProbeLogJoin.OUTSIDE_ONLY)) {
            messages.info(gap);
        } else {
            messages.warn(gap);
        }
    }

    private void lookInside(FinishedRun finished, ModuleResult result) {
        ModuleFacts facts = result.facts();
        if (investigation.isPresent()
                && !goal.settings().get(Parameters.LEFT_OFF).contains(LeftoverKind.FILE.word())) {
            long zero = System.currentTimeMillis() - suite.watch().nowMillis();
            facts = facts.with(
                    facts.forks(),
                    facts.tests(),
                    FilesLeft.with(goal.buildDirectory().toAbsolutePath().normalize(), facts.classes(), zero));
        }
        boolean forked = !facts.forks().isEmpty();
        if (investigation.isPresent() && finished.live().isPresent() && forked) {
            suite.findings()
                    .add(investigation
                            .get()
                            .look(
                                    goal.project(),
                                    finished.module(),
                                    facts,
                                    goal.directory(),
                                    finished.live().get(),
                                    noted(finished),
                                    classes -> suite.results().learned(result, classes)));
            return;
        }
        List<ShortageAt> shortages = finished.besideFailures();
        if (!shortages.isEmpty()) {
            warnOf(result, shortages);
        }
        if (!result.breaches().isEmpty()) {
            explainBreach(result);
        }
    }

    /** What makes the tests slow, and fails none of them. */
    private void warnOf(ModuleResult result, List<ShortageAt> shortages) {
        RunEvidence evidence = RunEvidence.ofLeftovers(result.name(), List.of()).with(shortages);
        List<Finding> findings = FindingText.of(Diagnosis.of(evidence, rules.get()), List.of(), SourcePlaces.NONE);
        suite.findings().add(goal.project(), findings);
        findings.forEach(finding -> messages.warn(ConsoleLines.warning(result.name(), finding)));
    }

    /** That an error was caught and all tests passed is no exhaustion. */
    private static NotedHeaps noted(FinishedRun finished) {
        boolean exhausted = finished.verdict().outcome() == Outcome.OUT_OF_MEMORY
                && finished.verdict()
                        .launched()
                        .outOfMemory()
                        .filter(known -> !OFF_HEAP.contains(known.kind()))
                        .isPresent();
        NotedHeaps noted = finished.noted().with(finished.shortages());
        return exhausted ? noted.exhausting(finished.fork().heap()) : noted;
    }

    /** As far as a run without an investigation can tell. */
    private void explainBreach(ModuleResult result) {
        Diagnosis diagnosis = Diagnosis.of(
                RunEvidence.ofLeftovers(
                        result.name(), OwnFiles.of(result.facts().classes(), Set.of())),
                rules.get());
        List<Finding> findings = FindingText.of(diagnosis, List.of(), SourcePlaces.NONE);
        if (!findings.isEmpty()) {
            suite.findings().add(goal.project(), findings);
            ConsoleLines.findings(result.name(), findings).forEach(messages::warn);
        }
    }

    private void publishLeaks(ModuleResult result) {
        if (result.onBreach() == OnBreach.WARN) {
            LeakText.texts(result.leaks().leaks()).stream()
                    .map(PlainText::ofLines)
                    .forEach(messages::warn);
        } else {
            results.leaked(result.leaks().leaks());
        }
    }

    private void publishBreach(Breach breach, OnBreach onBreach) {
        if (onBreach == OnBreach.WARN) {
            messages.warn(PlainText.ofLines(breach.message()));
        } else {
            results.breached(breach);
        }
    }
}
