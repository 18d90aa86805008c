package io.github.membudget.run;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.configure.Settings;
import io.github.membudget.explain.BreachText;
import io.github.membudget.explain.FailureText;
import io.github.membudget.explain.LeakFindings;
import io.github.membudget.explain.RuleBook;
import io.github.membudget.judge.CeilingGuard;
import io.github.membudget.judge.CompileHeavy;
import io.github.membudget.judge.Death;
import io.github.membudget.judge.LiveHeaps;
import io.github.membudget.judge.TestTally;
import io.github.membudget.launch.ForkLauncher;
import io.github.membudget.launch.KernelKill;
import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.model.Breach;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding;
import io.github.membudget.model.HeapUse;
import io.github.membudget.model.LeftProcess;
import io.github.membudget.model.LogDetail;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.OnBreach;
import io.github.membudget.model.Outcome;
import io.github.membudget.model.PoolUse;
import io.github.membudget.model.TestCounts;
import io.github.membudget.model.TestStatus;
import io.github.membudget.observe.InForkFigures;
import io.github.membudget.observe.Recording;
import io.github.membudget.plan.ModulePlan;
import io.github.membudget.plan.Selection;
import io.github.membudget.plan.TestModule;
import io.github.membudget.platform.DeadBuilds;
import io.github.membudget.report.ConsoleLines;
import io.github.membudget.report.GrowthLines;
import io.github.membudget.report.PlainText;
import io.github.membudget.report.TestLines;
import io.github.membudget.run.GoalOutcome.ModuleFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** One goal in one project: each module launched, observed, judged and told, one after the other. */
public final class GoalRun {
    private final SuiteRun suite;
    private final Settings settings;
    private final ForkLauncher launcher;
    private final Messages messages;
    private final String project;
    private final String execution;
    private final boolean reruns;
    private final Path buildDirectory;
    private final Optional<Investigation> investigation;
    private final Supplier<RuleBook> rules;

    private final List<Breach> failing = new ArrayList<>();
    private final List<ModuleFailure> failures = new ArrayList<>();
    private final List<Breach> endedForTheSuite = new ArrayList<>();
    private TestCounts tests = TestCounts.NONE;

    /**
     * @param project {@code groupId:artifactId}
     * @param reruns whether Surefire runs failing tests again
     * @param buildDirectory the project's {@code target}
     * @param investigation of each module that has run, where somebody wants one
     * @param rules by which a breach is explained; asked for only then
     */
    public GoalRun(
            SuiteRun suite,
            Settings settings,
            ForkLauncher launcher,
            Messages messages,
            String project,
            String execution,
            boolean reruns,
            Path buildDirectory,
            Optional<Investigation> investigation,
            Supplier<RuleBook> rules) {
        this.suite = suite;
        this.settings = settings;
        this.launcher = launcher;
        this.messages = messages;
        this.project = project;
        this.execution = execution;
        this.reruns = reruns;
        this.buildDirectory = buildDirectory;
        this.investigation = investigation;
        this.rules = rules;
    }

    /** @throws InvalidSetting if a module's ceiling leaves no room for a heap */
    public GoalOutcome run(ModulePlan plan) throws InvalidSetting {
        suite.patterns().matched(plan.matched());
        DeadBuilds.clear(buildDirectory.resolve("membudget").toAbsolutePath());
        List<ForkPlan> forks = new ArrayList<>();
        Path directory = buildDirectory.resolve("membudget").toAbsolutePath();
        for (TestModule module : plan.modules()) {
            forks.add(ForkPlan.of(
                    module,
                    launcher,
                    suite.heaps().find(project, execution, module.name(), directory),
                    suite.host().memory()));
        }
        int launches = plan.modules().stream()
                .mapToInt(module -> module.selections().size())
                .sum();
        for (ForkPlan fork : forks) {
            fork.warning().filter(suite::firstTime).ifPresent(messages::warn);
            run(fork, launches > 1);
        }
        Optional<Breach> ofTheSuite = suite.takeNewSuiteBreach();
        // Told once; but a project whose tests were ended must not pass.
        failing.addAll(ofTheSuite.map(List::of).orElse(endedForTheSuite));
        return new GoalOutcome(
                List.copyOf(failing),
                List.copyOf(failures),
                tests,
                plan.modules().size());
    }

    private void run(ForkPlan fork, boolean several) {
        TestModule module = fork.module();
        ModuleJvm jvm = new ModuleJvm(launcher, module);
        try (ModuleHold hold = ModuleHold.of(suite, settings, module, messages)) {
            messages.info(ConsoleLines.moduleStarts(
                    module.name(),
                    module.classes(),
                    module.ceiling(),
                    fork.heap(),
                    fork.basis(),
                    jvm.foreseen(),
                    hold.enforcement()));
            run(fork, jvm, several, hold);
        }
    }

    private void run(ForkPlan fork, ModuleJvm jvm, boolean several, ModuleHold hold) {
        TestModule module = fork.module();
        Path directory = buildDirectory.resolve("membudget").toAbsolutePath();
        String marker = launcher.marker(module);
        ForkLauncher.Place place = hold.place(marker, directory, settings, investigation);
        place.notes().live().ifPresent(suite.limits()::removedAtDeath);
        Recording recording = suite.sampler().record(marker, place.inherited(marker));
        if (place.notes().wanted()) {
            recording.follow(place.notes().logs());
        }
        hold.guard(recording, module, suite.guard());
        suite.pools().watch(recording);
        suite.besideHeap().watch(recording, fork.heap());
        suite.progress().ifPresent(shown -> shown.watch(recording, module.name(), module.ceiling()));
        module.ceiling().ifPresent(ceiling -> suite.blackBox()
                .watch(
                        recording,
                        module.name(),
                        ceiling,
                        directory.resolve("black-box"),
                        place.notes().logs()));
        LaunchOutcome launched = new LaunchOutcome.Completed();
        OptionalInt limit = launcher.failureLimit();
        boolean enoughFailed = limit.isPresent() && tests.failures() + tests.errors() >= limit.getAsInt();
        if (enoughFailed) {
            messages.warn("membudget: module '" + module.name() + "' is not run: skipAfterFailureCount="
                    + limit.getAsInt() + " is reached.");
        }
        for (Selection selection : enoughFailed ? List.<Selection>of() : module.selections()) {
            ForkLauncher.Progress progress = new ForkLauncher.Progress(tests.failures() + tests.errors(), several);
            LaunchOutcome next = launcher.launch(module, selection, fork.limits(), place, progress, recording::accept);
            launched = worse(launched, next);
            if (launched instanceof LaunchOutcome.ForkDied || launched instanceof LaunchOutcome.NotStarted) {
                break;
            }
        }
        suite.progress().ifPresent(shown -> shown.release(recording));
        LastPools.Last pools = suite.pools().release(recording, suite.sampler().nowMillis());
        Optional<PoolUse> full = pools.fullest().filter(PoolUse::full);
        Optional<CeilingGuard.End> ended = suite.guard().release(recording);
        if (ended.isPresent()) {
            recording.killLatecomers();
        }
        List<String> blackBox =
                suite.blackBox().release(recording).stream().map(Path::toString).toList();
        ModuleFacts facts =
                recording.finish().with(pools.collections(), pools.codeCache()).withForks(pools::complete);
        Optional<BesideHeap.Found> beside = suite.besideHeap().release(recording, facts.forks());
        if (launched instanceof LaunchOutcome.Completed
                && TestTally.count(facts.tests(), reruns).good()) {
            // Run again, it had memory enough.
            launched = new LaunchOutcome.Completed();
        }
        boolean unfinished = facts.tests().stream().anyMatch(test -> test.status() == TestStatus.UNFINISHED);
        boolean noneFinished = facts.tests().stream().allMatch(test -> test.status() == TestStatus.UNFINISHED);
        boolean untold = launched instanceof LaunchOutcome.Completed
                && ended.isEmpty()
                && unfinished
                && (full.isPresent() || noneFinished);
        if (untold) {
            // Out of memory a fork may end as if all were well, and Surefire then reports success.
            launched = LaunchOutcome.ForkDied.SILENTLY;
        }
        if (full.isPresent() && launched instanceof LaunchOutcome.ForkDied died) {
            launched = died.withFullPool(full.get());
        }
        List<LeftProcess> left = hold.left(recording);
        ModuleHold.Held held = hold.held();
        if (ended.isPresent() || held.kill().isPresent()) {
            // Still dying by our hand or the kernel's, not left behind.
            left = List.of();
        }
        Optional<String> derivedHeap = RanOut.ofHeap(fork, launched, beside.map(BesideHeap.Found::seen));
        boolean endedForACeiling = ended.isPresent() || held.byOurLimit();
        if (!endedForACeiling && launched.failure().isEmpty()) {
            // Surefire's own decision: none of it is ours to fail a build for.
            passedOver(failure(fork, launched, held, facts, derivedHeap)).ifPresent(messages::warn);
        } else if (!endedForACeiling && !isToldAsBreach(fork, launched)) {
            failures.add(failure(fork, launched, held, facts, derivedHeap));
        }
        facts = facts.with(
                jvm.after(launched, messages),
                fork.basis(),
                heapUse(
                        fork,
                        ModuleEnd.outcome(launched, ended, held, facts),
                        beside.map(BesideHeap.Found::atMost),
                        facts));
        Optional<Path> looked = investigation.flatMap(any -> place.notes().live());
        Investigation.Noted noted = looked.map(Investigation::read).orElse(Investigation.Noted.NOTHING);
        ModuleResult result = new ModuleEnd(suite, settings, messages, project, execution, reruns)
                .judge(fork, launched, ended, held, new ModuleEnd.Traces(left, blackBox, noted.live()), facts);
        if (settings.maxGrowth().isPresent() && investigation.isEmpty()) {
            result = suite.baseline()
                    .judge(result, settings.maxGrowth().get())
                    .map(result::with)
                    .orElse(result);
        }
        tests = tests.plus(result.tests());
        suite.add(result);
        boolean heavy = facts.cpu().filter(CompileHeavy::isHeavy).isPresent();
        if (module.jvm().isPresent() || (heavy && pools.quickCompilation())) {
            suite.settledJvms().settled(project, module.name());
        }
        held.kill().ifPresent(suite::ended);
        boolean forTheSuite =
                ended.filter(end -> end.cause() == CeilingGuard.Cause.SUITE).isPresent()
                        || held.kill()
                                .filter(kill -> kill.reason() == KernelKill.Reason.SUITE)
                                .isPresent();
        if (forTheSuite) {
            endedForTheSuite.add(BreachText.alsoEndedForTheSuite(
                    project,
                    module.name(),
                    suite.suiteCeiling(),
                    suite.sampler().nowMillis(),
                    FailureText.unfinished(facts.tests())));
        }
        ended.flatMap(CeilingGuard.End::why).ifPresent(why -> suite.ended(module.name(), why));
        facts.gaps().stream().filter(suite::firstTime).forEach(this::tellGap);
        messages.info(ConsoleLines.moduleEnds(result));
        boolean forked = !facts.forks().isEmpty();
        if (investigation.isPresent() && looked.isPresent() && forked) {
            suite.findings()
                    .add(investigation.get().look(project, module.name(), facts, directory, looked.get(), noted));
        } else if (!result.breaches().isEmpty()) {
            explain(result);
        }
        ConsoleLines.leftProcesses(result).ifPresent(messages::warn);
        if (settings.log() == LogDetail.TESTS) {
            TestLines.of(result).forEach(messages::info);
        }
        GrowthLines.climbing(result).forEach(messages::info);
        report(result);
    }

    /** What the user has to hear of a run that fails nothing. */
    private Optional<String> passedOver(ModuleFailure failure) {
        return failure.withoutResult()
                .map(words -> FailureText.untold(words, launcher.goesOn()))
                .or(() -> failure.derivedHeap()
                        .map(words -> FailureText.passedOver(failure.module(), failure.outcome(), words)));
    }

    private static LaunchOutcome worse(LaunchOutcome known, LaunchOutcome next) {
        boolean better = next instanceof LaunchOutcome.Completed
                && (next.outOfMemory().isEmpty() || !(known instanceof LaunchOutcome.Completed));
        return better ? known : next;
    }

    /** A JVM that ended for want of direct buffers has no test failures of its own to tell besides. */
    private static boolean isToldAsBreach(ForkPlan fork, LaunchOutcome launched) {
        return launched instanceof LaunchOutcome.ForkDied
                && fork.module().onBreach() != OnBreach.WARN
                && RanOut.ofBuffers(fork, launched);
    }

    /** Of a whole run; what is known from an earlier one, where this was not. */
    private Optional<HeapUse> heapUse(ForkPlan fork, Outcome outcome, Optional<Bytes> beside, ModuleFacts facts) {
        boolean whole = outcome == Outcome.COMPLETED
                && investigation.isEmpty()
                && !suite.heaps().areOfSomeTests()
                && launcher.failureLimit().isEmpty();
        return whole
                ? beside.flatMap(bytes -> facts.peak()
                        .map(peak -> new HeapUse(
                                suite.startedAt().toString(),
                                bytes,
                                LiveHeaps.of(facts).map(live -> live.seen().plus(live.unseen())),
                                fork.heap(),
                                peak.rss())))
                : fork.known();
    }

    private void tellGap(String gap) {
        if (gap.equals(InForkFigures.OUTSIDE_ONLY)) {
            messages.info(gap);
        } else {
            messages.warn(gap);
        }
    }

    private ModuleFailure failure(
            ForkPlan fork,
            LaunchOutcome launched,
            ModuleHold.Held held,
            ModuleFacts facts,
            Optional<String> derivedHeap) {
        String name = fork.module().name();
        List<String> running = FailureText.unfinished(facts.tests());
        Optional<String> death = Optional.empty();
        if (launched instanceof LaunchOutcome.ForkDied died) {
            Optional<Path> crash = facts.forks().stream()
                    .map(dead -> launcher.crashReport(fork.module(), dead.pid()))
                    .flatMap(Optional::stream)
                    .findFirst();
            death = Optional.of(FailureText.death(
                    name, Death.of(died, held.kernelKilled(), crash), running, facts.peak(), fork.heap(), derivedHeap));
        }
        return new ModuleFailure(name, launched, running, death, derivedHeap);
    }

    /** As far as a run without an investigation can tell. */
    private void explain(ModuleResult result) {
        List<Finding> findings =
                LeakFindings.ofLeftovers(result.name(), result.facts().classes(), rules.get());
        if (!findings.isEmpty()) {
            suite.findings().add(project, findings);
            ConsoleLines.findings(result.name(), findings).forEach(messages::warn);
        }
    }

    private void report(ModuleResult result) {
        for (Breach breach : result.breaches()) {
            if (result.onBreach() == OnBreach.WARN) {
                messages.warn(PlainText.ofLines(breach.message()));
            } else {
                failing.add(breach);
            }
        }
    }
}
