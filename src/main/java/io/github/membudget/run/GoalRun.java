package io.github.membudget.run;

import io.github.membudget.configure.AutoCount;
import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.configure.Parameters;
import io.github.membudget.explain.MavenText;
import io.github.membudget.explain.SideBySideText;
import io.github.membudget.explain.SuiteText;
import io.github.membudget.investigate.diagnose.RuleBook;
import io.github.membudget.judge.TestTally;
import io.github.membudget.launch.ForkLauncher;
import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.launch.Messages;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.EarlierRun;
import io.github.membudget.model.HeapUse;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Outcome;
import io.github.membudget.model.Reservation;
import io.github.membudget.plan.ModulePlan;
import io.github.membudget.plan.ModulesAtOnce;
import io.github.membudget.plan.TestModule;
import io.github.membudget.platform.DeadBuilds;
import io.github.membudget.report.console.ConsoleLines;
import io.github.membudget.schedule.ExpectedMemory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * One goal in one project. Each of its modules goes the same way: it is planned, admitted, launched while it is watched, judged, and
 * published. {@link SideBySide} says how many at one time.
 */
public final class GoalRun {
    private final SuiteRun suite;
    private final Goal goal;
    private final ForkLauncher launcher;
    private final Messages messages;
    private final Optional<Investigation> investigation;
    private final GoalResults results = new GoalResults();
    private final Queue<SecondRun> again = new ConcurrentLinkedQueue<>();
    private final ModulePublication publication;

    /**
     * @param investigation of each module that has run, where somebody wants one
     * @param rules by which a breach is explained; asked for only then
     */
    public GoalRun(
            SuiteRun suite,
            Goal goal,
            ForkLauncher launcher,
            Messages messages,
            Optional<Investigation> investigation,
            Supplier<RuleBook> rules) {
        this.suite = suite;
        this.goal = goal;
        this.launcher = launcher;
        this.messages = messages;
        this.investigation = investigation;
        this.publication = new ModulePublication(suite, goal, messages, investigation, rules, results);
    }

    /** @throws InvalidSetting if a module's ceiling leaves no room for a heap */
    public GoalOutcome run(ModulePlan modules) throws InvalidSetting {
        suite.patterns().matched(modules.matched());
        DeadBuilds.clear(goal.directory());
        List<ForkPlan> planned = plan(modules);
        boolean several = modules.modules().stream()
                        .mapToInt(module -> module.selections().size())
                        .sum()
                > 1;
        int width = width(planned);
        Path console =
                goal.directory().resolve("console").resolve(suite.limits().session());
        new SideBySide(console, messages, width)
                .run(
                        width > 1 ? longestFirst(planned) : planned,
                        (fork, begins) -> run(fork, Optional.empty(), several, width > 1, begins),
                        this::publish);
        for (SecondRun second = again.poll(); second != null; second = again.poll()) {
            run(second.fork(), Optional.of(second.first()), several, false, () -> {})
                    .ifPresent(this::publish);
        }
        return results.outcome(suite.results().takeNewSuiteBreach(), planned.size());
    }

    /** Nothing runs before all modules are known to have room for a heap. */
    private List<ForkPlan> plan(ModulePlan modules) throws InvalidSetting {
        List<ForkPlan> planned = new ArrayList<>();
        for (TestModule module : modules.modules()) {
            planned.add(ForkPlan.of(
                    module,
                    launcher,
                    suite.heaps().find(goal.project(), goal.execution(), module.name(), goal.directory()),
                    suite.host()));
        }
        return planned;
    }

    /** How many modules run at one time. Whoever looks closer wants nothing beside what he looks at. */
    private int width(List<ForkPlan> planned) {
        AutoCount asked = goal.settings().get(Parameters.PARALLEL_MODULES);
        if (asked.equals(AutoCount.ONE) || planned.size() < 2 || investigation.isPresent()) {
            return 1;
        }
        Optional<String> obstacle = planned.stream()
                .map(fork -> launcher.obstacleToSideBySide(fork.module()))
                .flatMap(Optional::stream)
                .findFirst();
        if (obstacle.isPresent()) {
            warnOnce(SideBySideText.oneByOne(goal.project(), obstacle.get()));
            return 1;
        }
        List<String> alone = planned.stream()
                .map(ForkPlan::module)
                .filter(TestModule::dividesClasses)
                .map(TestModule::name)
                .toList();
        if (alone.size() > 1) {
            warnOnce(SideBySideText.alone(goal.project(), alone));
        }
        return Math.min(
                planned.size(),
                ModulesAtOnce.of(
                        asked,
                        planned.stream().mapToInt(ForkPlan::forks).max().orElse(1),
                        suite.host().cpus() / goal.builders()));
    }

    /**
     * So that none is still long at work when the others have ended. Those of which nothing is known may be the longest; those that have to
     * run alone go before all.
     */
    private List<ForkPlan> longestFirst(List<ForkPlan> planned) {
        return planned.stream()
                .sorted(Comparator.comparing((ForkPlan fork) -> !fork.module().dividesClasses())
                        .thenComparing(fork -> -millis(fork)))
                .toList();
    }

    private long millis(ForkPlan fork) {
        return suite.heaps()
                .millis(goal.project(), goal.execution(), fork.module().name(), goal.directory())
                .orElse(Long.MAX_VALUE);
    }

    private void warnOnce(String words) {
        Optional.of(words).filter(suite::firstTime).ifPresent(messages::warn);
    }

    /** What to say where Maven's own JVM leaves the forks' heaps no room in the container. */
    private Optional<String> besideMaven(ForkPlan fork) {
        return fork.heaps().flatMap(heaps -> suite.maven()
                .filter(maven -> maven.leavesNoRoomFor(heaps))
                .map(maven -> MavenText.warning(fork.module().name(), heaps, maven)));
    }

    /**
     * The way of one module, up to what it came to; nothing where it runs once more.
     *
     * @param first a run of this module that does not count: then this one is alone
     * @param several whether this goal runs Surefire more than once
     * @param beside whether at one time
     * @param begins to be called once the module is let in
     */
    private Optional<JudgedRun> run(
            ForkPlan fork, Optional<EarlierRun> first, boolean several, boolean beside, Runnable begins) {
        fork.warning().ifPresent(this::warnOnce);
        besideMaven(fork).ifPresent(this::warnOnce);
        ModuleJvm jvm = new ModuleJvm(launcher, fork.module());
        try (ModuleGate.Pass pass = suite.gate().enter(fork, need(fork), first.isPresent(), goal.settings(), messages);
                ModuleHold hold = ModuleHold.of(suite, goal.settings(), fork.module(), pass, messages)) {
            begins.run();
            messages.info(ConsoleLines.moduleStarts(
                    fork.module().name(),
                    fork.module().classes(),
                    fork.module().ceiling(),
                    fork.heap(),
                    fork.basis(),
                    jvm.foreseen(),
                    hold.enforcement()));
            FinishedRun finished =
                    launch(fork, hold, new ForkLauncher.Progress(results.failedTests(), several, beside));
            if (first.isEmpty() && runsAgain(finished, pass)) {
                return Optional.empty();
            }
            results.ran(TestTally.count(finished.facts().tests(), goal.reruns()));
            return Optional.of(new JudgedRun(finished, judge(finished, jvm).after(first)));
        }
    }

    private void publish(JudgedRun run) {
        new LaunchFailures(launcher, messages, results, suite::maven).publish(run.finished());
        publication.publish(run.finished(), run.result());
    }

    /** As far as earlier runs tell. */
    private Optional<ExpectedMemory> need(ForkPlan fork) {
        return suite.heaps()
                .need(goal.project(), goal.execution(), fork.module().name(), goal.directory());
    }

    /** Puts a module off that was ended for others; an investigation looks at what there is. */
    private boolean runsAgain(FinishedRun finished, ModuleGate.Pass pass) {
        Optional<SecondRun> second = investigation.isPresent()
                ? Optional.empty()
                : SecondRun.after(finished, pass.accompanied(), suite.suiteCeiling(), goal);
        second.ifPresent(later -> {
            launcher.forget(finished.fork().module(), finished.facts().tests());
            suite.ceiling().putOff(later.first());
            messages.warn(SuiteText.runsAgain(
                    finished.module(),
                    suite.suiteCeiling(),
                    later.first(),
                    finished.fork().module().ceiling()));
            again.add(later);
        });
        return second.isPresent();
    }

    private FinishedRun launch(ForkPlan fork, ModuleHold hold, ForkLauncher.Progress progress) {
        String marker = launcher.marker(fork.module());
        ForkLauncher.Place place = hold.place(
                marker, goal.directory(), goal.settings(), fork.module().leaks(), investigation);
        Optional<Path> live = place.notes().live();
        live.ifPresent(suite.limits()::removedAtDeath);
        try (ModuleWatch watch = ModuleWatch.open(suite.watch(), fork, hold, place, marker, goal.directory())) {
            RecycleWatch recycling = RecycleWatch.of(
                    fork.module(),
                    launcher,
                    watch,
                    messages,
                    suite.heaps()
                            .raised(
                                    goal.project(),
                                    goal.execution(),
                                    fork.module().name(),
                                    goal.directory()));
            LaunchOutcome reported = new ModuleLaunch(launcher, messages).launch(fork, place, progress, recycling);
            recycling.end();
            ModuleWatch.Observed observed = watch.end();
            ModuleHold.Held held = hold.end(
                    observed.living(),
                    observed.ended().isPresent(),
                    fork.module().leaks(),
                    observed.facts().leaks());
            boolean passed =
                    TestTally.count(observed.facts().tests(), goal.reruns()).good();
            NotedHeaps noted = live.map(Investigation::read).orElse(NotedHeaps.NOTHING);
            return new FinishedRun(
                    fork,
                    observed,
                    held,
                    LaunchVerdict.of(fork, noted.ofFirstRound(reported, passed), observed, held, goal.reruns()),
                    live,
                    noted);
        }
    }

    private ModuleResult judge(FinishedRun finished, ModuleJvm jvm) {
        ModuleFacts facts = finished.facts()
                .with(
                        jvm.after(finished.verdict().launched(), messages),
                        finished.fork().basis(),
                        heapUse(finished));
        ModuleResult judged =
                new ModuleEnd(suite, goal, messages).judge(finished, facts).withNeed(measuredNeed(finished));
        ModuleResult result = new LeaksEnd(suite, goal).judge(finished.fork().module(), judged);
        return goal.settings()
                .get(Parameters.MAX_GROWTH)
                .filter(limit -> investigation.isEmpty())
                .flatMap(limit -> suite.baseline().judge(result, limit))
                .map(result::with)
                .orElse(result);
    }

    /** What is known from an earlier run, where this was not a whole one. */
    private Optional<HeapUse> heapUse(FinishedRun finished) {
        return isWhole(finished)
                ? finished.heapUse(suite.startedAt())
                : finished.fork().known();
    }

    private Optional<Bytes> measuredNeed(FinishedRun finished) {
        return finished.facts().peak().filter(any -> isWhole(finished)).map(peak -> ExpectedMemory.ofPeak(
                        peak.rss(), Reservation.Basis.LAST_RUN)
                .bytes());
    }

    private boolean isWhole(FinishedRun finished) {
        return finished.verdict().outcome() == Outcome.COMPLETED
                && !(finished.verdict().launched() instanceof LaunchOutcome.ForkDied)
                && investigation.isEmpty()
                && !suite.heaps().areOfSomeTests()
                && launcher.failureLimit().isEmpty();
    }
}
