package io.github.membudget.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.configure.Settings;
import io.github.membudget.explain.SuiteText;
import io.github.membudget.investigate.diagnose.RuleBook;
import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.model.Breach;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ForkFacts;
import io.github.membudget.model.Isolation;
import io.github.membudget.model.LeakPolicy;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.OnBreach;
import io.github.membudget.model.Outcome;
import io.github.membudget.model.Report;
import io.github.membudget.model.TestEvent;
import io.github.membudget.model.TestStatus;
import io.github.membudget.model.Verdict;
import io.github.membudget.observe.sampling.ProcessKey;
import io.github.membudget.plan.ModulePlan;
import io.github.membudget.plan.Selection;
import io.github.membudget.plan.TestModule;
import io.github.membudget.report.ReportSchema;
import io.github.membudget.report.json.ReportJson;
import io.github.membudget.schedule.NotRecycled;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The way of modules through a goal, from plan to report, with made-up forks. */
@Timeout(20)
class GoalRunTest {
    private static final Bytes CEILING = Bytes.ofMebibytes(512);

    @TempDir
    private Path target = Path.of("");

    private final FakeForks forks = new FakeForks();
    private final FakeLauncher launcher = new FakeLauncher();
    private final HeardMessages heard = new HeardMessages();
    private final Map<String, String> scalars =
            new HashMap<>(Map.of("interval", "10ms", "probe", "false", "suiteCeiling", "6g"));
    private SuiteRun suite = Runs.suite(Runs.settings(scalars), forks);

    @AfterEach
    void closeSession() {
        suite.close();
    }

    private GoalOutcome run(TestModule... modules) throws InvalidSetting {
        return run("g:core", launcher, modules);
    }

    private GoalOutcome run(String project, FakeLauncher launcher, TestModule... modules) throws InvalidSetting {
        Settings settings = Runs.settings(scalars);
        return new GoalRun(
                        suite,
                        new Goal(project, "default-test", settings, false, target, 1),
                        launcher,
                        heard,
                        Optional.empty(),
                        RuleBook::own)
                .run(new ModulePlan(List.of(modules), Set.of()));
    }

    private static TestModule module(String name, OnBreach onBreach) {
        return Runs.module(name, Optional.of(CEILING), onBreach);
    }

    /** A fork that runs one test. */
    private FakeLauncher.Play passes(String module, Bytes rss) {
        return events -> {
            ProcessKey fork = start(module, rss, events);
            FakeLauncher.test(events, "passes", TestStatus.PASSED);
            forks.end(fork);
            return new LaunchOutcome.Completed();
        };
    }

    private ProcessKey start(String module, Bytes rss, Consumer<TestEvent> events) throws InterruptedException {
        ProcessKey fork = forks.start("/marker/" + module + "-", rss);
        events.accept(new TestEvent.ForkStarting(1, System.nanoTime()));
        forks.awaitMeasured(fork);
        return fork;
    }

    private static FakeLauncher.Play fails(int tests) {
        return events -> {
            for (int i = 0; i < tests; i++) {
                FakeLauncher.test(events, "fails" + i, TestStatus.FAILED);
            }
            return new LaunchOutcome.TestsFailed(
                    Optional.of(new Exception("There are test failures.")), Optional.empty());
        };
    }

    private ModuleResult result(String module) {
        return suite.suiteReport().modules().stream()
                .filter(one -> one.name().equals(module))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void oneModuleDiesAndTheOtherBreaches() throws Exception {
        launcher.play("dies", events -> {
            ProcessKey fork = start("dies", Bytes.ofMebibytes(100), events);
            events.accept(new TestEvent.TestStarted(
                    1,
                    System.nanoTime(),
                    Runs.test("crashes", TestStatus.UNFINISHED).id()));
            forks.end(fork);
            return new LaunchOutcome.ForkDied(
                    Optional.of(new Exception("The forked VM terminated")),
                    OptionalInt.of(134),
                    Optional.empty(),
                    Optional.empty());
        });
        launcher.play("grows", passes("grows", Bytes.ofMebibytes(600)));

        GoalOutcome outcome = run(module("dies", OnBreach.FAIL), module("grows", OnBreach.FAIL));

        assertThat(launcher.launched).containsExactly("dies", "grows");
        assertThat(outcome.modules()).isEqualTo(2);
        assertThat(outcome.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.module()).isEqualTo("dies");
            assertThat(failure.running()).containsExactly("SomeTest.crashes");
            assertThat(failure.death().orElseThrow()).contains("exit code 134");
        });
        assertThat(outcome.breaches()).singleElement().satisfies(breach -> {
            assertThat(breach.name()).isEqualTo("grows");
            assertThat(breach.observed()).isEqualTo(Bytes.ofMebibytes(600));
        });
        assertThat(outcome.tests().run()).isEqualTo(1);
        assertThat(result("dies").outcome()).isEqualTo(Outcome.CRASHED);
        assertThat(result("dies").exitCode()).hasValue(134);
        assertThat(result("grows").outcome()).isEqualTo(Outcome.COMPLETED);
        Report report = suite.projectReport("g:core");
        assertThat(report.verdict()).isEqualTo(Verdict.BREACHED);
        assertThat(report.breaches()).isEqualTo(outcome.breaches());
        assertThat(heard.lines)
                .filteredOn(line -> line.contains("'dies'") || line.contains("'grows'"))
                .hasSize(4);
    }

    @Test
    void aForkOverTheMarkGivesWayAndTheReportCountsItsGenerations() throws Exception {
        launcher.play("grows", events -> {
            ProcessKey small = start("grows", Bytes.ofMebibytes(200), events);
            assertThat(events.recycles(1, 1, "it.NextTest"))
                    .as("under the mark")
                    .isFalse();
            forks.end(small);
            ProcessKey first = start("grows", Bytes.ofMebibytes(320), events);
            assertThat(events.recycles(1, 0, "it.NextTest"))
                    .as("it has run no class")
                    .isFalse();
            assertThat(events.recycles(1, 2, "it.NextTest")).isTrue();
            forks.end(first);
            ProcessKey second = start("grows", Bytes.ofMebibytes(100), events);
            FakeLauncher.test(events, "passes", TestStatus.PASSED);
            forks.end(second);
            return new LaunchOutcome.Completed();
        });

        run(Runs.recycled(module("grows", OnBreach.FAIL), Bytes.ofMebibytes(300)));

        assertThat(result("grows").facts().forks().stream().map(ForkFacts::generation))
                .containsExactly(OptionalInt.empty(), OptionalInt.of(1), OptionalInt.of(2));
        assertThat(heard.lines)
                .contains("membudget: module 'grows' recycled its forks 1 time: RSS was over 300 MiB at the end of a"
                        + " class. The next classes ran in a fresh fork.");
    }

    @Test
    void whatCannotBeRecycledIsToldAndRunsAsEver() throws Exception {
        launcher.notRecycled = Optional.of(NotRecycled.SUITE_FILES);
        launcher.play("grows", events -> {
            ProcessKey fork = start("grows", Bytes.ofMebibytes(400), events);
            assertThat(events.recycles(1, 3, "it.NextTest")).isFalse();
            forks.end(fork);
            return new LaunchOutcome.Completed();
        });

        run(Runs.recycled(module("grows", OnBreach.FAIL), Bytes.ofMebibytes(300)));

        assertThat(heard.lines)
                .contains(
                        "WARN membudget: <recycleAt> does nothing for module 'grows': it runs TestNG suite files, and a"
                                + " suite file cannot be divided. Select test classes instead, or remove <recycleAt>.");
    }

    @Test
    void aModuleOverItsKillCeilingIsEndedAndTheNextGoesOn() throws Exception {
        launcher.play("grows", events -> {
            ProcessKey fork = start("grows", Bytes.ofMebibytes(600), events);
            events.accept(new TestEvent.TestStarted(
                    1,
                    System.nanoTime(),
                    Runs.test("grows", TestStatus.UNFINISHED).id()));
            forks.awaitKilled(fork);
            return new LaunchOutcome.ForkDied(
                    Optional.of(new Exception("killed")), OptionalInt.of(137), Optional.empty(), Optional.empty());
        });
        launcher.play("small", passes("small", Bytes.ofMebibytes(50)));

        GoalOutcome outcome = run(module("grows", OnBreach.KILL), module("small", OnBreach.KILL));

        assertThat(result("grows").outcome()).isEqualTo(Outcome.KILLED_BY_MEMBUDGET);
        assertThat(result("grows").blackBox()).anyMatch(file -> file.endsWith("grows-end.txt"));
        assertThat(result("small").verdict()).isEqualTo(Verdict.WITHIN);
        assertThat(outcome.failures()).as("the breach says it all").isEmpty();
        assertThat(outcome.breaches()).extracting(Breach::name).containsExactly("grows");
    }

    @Test
    void aBreachThatOnlyWarnsFailsNothing() throws Exception {
        launcher.play("grows", passes("grows", Bytes.ofMebibytes(600)));
        GoalOutcome outcome = run(module("grows", OnBreach.WARN));
        assertThat(outcome.breaches()).isEmpty();
        assertThat(result("grows").breaches()).hasSize(1);
        assertThat(result("grows").blackBox())
                .extracting(file -> file.substring(file.lastIndexOf('/') + 1))
                .containsExactly("grows-90.txt", "grows-no-test.txt");
        assertThat(heard.lines).anyMatch(line -> line.startsWith("WARN") && line.contains("over its 512 MiB ceiling"));
    }

    @Test
    void afterEnoughFailuresNoModuleIsRunAnyMore() throws Exception {
        launcher.failureLimit = OptionalInt.of(2);
        launcher.play("first", fails(1));
        launcher.play("second", fails(1));
        GoalOutcome outcome =
                run(module("first", OnBreach.FAIL), module("second", OnBreach.FAIL), module("third", OnBreach.FAIL));
        assertThat(launcher.launched).containsExactly("first", "second");
        assertThat(launcher.progress).extracting(progress -> progress.failed()).containsExactly(0, 1);
        assertThat(launcher.progress).allMatch(progress -> progress.several());
        assertThat(heard.lines)
                .contains("WARN membudget: module 'third' is not run: skipAfterFailureCount=2 is reached.");
        assertThat(result("third").outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(outcome.tests().failures()).isEqualTo(2);
        assertThat(outcome.failures()).extracting(failure -> failure.module()).containsExactly("first", "second");
    }

    @Test
    void whatSurefirePassesOverIsAWarning() throws Exception {
        launcher.play("dies", events -> {
            events.accept(new TestEvent.TestStarted(
                    1,
                    System.nanoTime(),
                    Runs.test("crashes", TestStatus.UNFINISHED).id()));
            return new LaunchOutcome.ForkDied(
                    Optional.empty(), OptionalInt.of(134), Optional.empty(), Optional.empty());
        });
        GoalOutcome outcome = run(module("dies", OnBreach.FAIL));
        assertThat(outcome.failures()).isEmpty();
        assertThat(heard.lines)
                .anyMatch(line -> line.startsWith("WARN") && line.contains("Surefire was told to go on"));
    }

    /** A module that was ended for the suite fails its goal also where another goal has reported the suite's breach. */
    @Test
    void aModuleThatIsEndedForTheSuiteFailsTheGoal() throws Exception {
        scalars.put("suiteCeiling", "400m");
        suite.close();
        suite = Runs.suite(Runs.settings(scalars), forks);
        FakeLauncher.Play ended = events -> {
            forks.awaitKilled(start("grows", Bytes.ofMebibytes(500), events));
            return new LaunchOutcome.ForkDied(
                    Optional.of(new Exception("killed")), OptionalInt.of(137), Optional.empty(), Optional.empty());
        };
        launcher.play("grows", ended);
        GoalOutcome outcome = run(Runs.module("grows", Optional.empty(), OnBreach.FAIL));
        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.breaches()).singleElement().satisfies(breach -> {
            assertThat(breach.scope()).isEqualTo(Breach.Scope.SUITE);
            assertThat(breach.message()).contains("'grows', since no other module ran");
        });
        assertThat(suite.results().takeNewSuiteBreach()).as("reported once").isEmpty();
        assertThat(suite.suiteReport().breaches()).isEqualTo(outcome.breaches());
    }

    /** Both have room by what is expected of them, and the larger one is ended. */
    @Test
    void aModuleThatIsEndedForOthersRunsOnceMoreAloneAndThatCounts() throws Exception {
        scalars.put("suiteCeiling", "1100m");
        suite.close();
        suite = Runs.suite(Runs.settings(scalars), forks);
        CountDownLatch otherRuns = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        FakeLauncher.Play passes = passes("large", Bytes.ofMebibytes(700));
        launcher.play("large", events -> {
            if (ended.getCount() == 0) {
                return passes.run(events);
            }
            otherRuns.await();
            ProcessKey fork = start("large", Bytes.ofMebibytes(700), events);
            FakeLauncher.test(events, "passes", TestStatus.PASSED);
            forks.awaitKilled(fork);
            ended.countDown();
            return new LaunchOutcome.ForkDied(
                    Optional.of(new Exception("killed")), OptionalInt.of(137), Optional.empty(), Optional.empty());
        });
        FakeLauncher others = new FakeLauncher();
        others.play("small", events -> {
            ProcessKey fork = start("small", Bytes.ofMebibytes(500), events);
            otherRuns.countDown();
            ended.await();
            FakeLauncher.test(events, "passes", TestStatus.PASSED);
            forks.end(fork);
            return new LaunchOutcome.Completed();
        });
        FutureTask<GoalOutcome> beside =
                new FutureTask<>(() -> run("g:other", others, Runs.module("small", Optional.empty(), OnBreach.FAIL)));
        new Thread(beside).start();

        GoalOutcome outcome = run(Runs.module("large", Optional.empty(), OnBreach.FAIL));

        assertThat(launcher.launched).containsExactly("large", "large");
        assertThat(launcher.forgotten).containsExactly("large");
        assertThat(outcome.breaches()).isEmpty();
        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.tests().run()).as("those of the second run").isEqualTo(1);
        assertThat(beside.get().breaches()).isEmpty();
        assertThat(result("large").outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(result("large").earlier().orElseThrow()).satisfies(first -> {
            assertThat(first.outcome()).isEqualTo(Outcome.KILLED_BY_MEMBUDGET);
            assertThat(first.peak().orElseThrow().rss()).isEqualTo(Bytes.ofMebibytes(700));
        });
        Report report = suite.suiteReport();
        assertThat(report.verdict()).isEqualTo(Verdict.WITHIN);
        assertThat(report.suite().verdict()).isEqualTo(Verdict.WITHIN);
        ReportJson.write(report, target.resolve("report.json"));
        assertThat(ReportSchema.errors(Files.readString(target.resolve("report.json"))))
                .isEmpty();
        assertThat(heard.lines)
                .contains(
                        "WARN membudget: module 'large' was ended for the suite's ceiling of 1100 MiB, since it was the"
                                + " largest, and none was growing. It had 700 MiB. It runs once more at the end, alone.");
        assertThat(SuiteText.ranAgain(report.suite().ceiling(), report.modules()))
                .contains("membudget: 'large' was ended for the suite's ceiling and ran once more alone. The second run"
                        + " counts. To let all run at one time: -Dmembudget.suiteCeiling=1344m, or <suiteCeiling>1344m</suiteCeiling>"
                        + " where the pom sets it");
    }

    @Test
    void aModuleThatBreachesAloneTooFailsTheBuild() throws Exception {
        scalars.put("suiteCeiling", "1100m");
        suite.close();
        suite = Runs.suite(Runs.settings(scalars), forks);
        CountDownLatch otherRuns = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        launcher.play("large", events -> {
            otherRuns.await();
            Bytes taken = Bytes.ofMebibytes(ended.getCount() == 0 ? 1200 : 700);
            forks.awaitKilled(start("large", taken, events));
            ended.countDown();
            return new LaunchOutcome.ForkDied(
                    Optional.of(new Exception("killed")), OptionalInt.of(137), Optional.empty(), Optional.empty());
        });
        FakeLauncher others = new FakeLauncher();
        others.play("small", events -> {
            ProcessKey fork = start("small", Bytes.ofMebibytes(500), events);
            otherRuns.countDown();
            ended.await();
            forks.end(fork);
            return new LaunchOutcome.Completed();
        });
        FutureTask<GoalOutcome> beside =
                new FutureTask<>(() -> run("g:other", others, Runs.module("small", Optional.empty(), OnBreach.FAIL)));
        new Thread(beside).start();

        GoalOutcome outcome = run(Runs.module("large", Optional.empty(), OnBreach.FAIL));

        assertThat(beside.get().breaches()).as("nothing to do with it").isEmpty();
        assertThat(launcher.launched).containsExactly("large", "large");
        assertThat(outcome.breaches()).singleElement().satisfies(breach -> assertThat(breach.message())
                .contains("MiB over its 1100 MiB ceiling")
                .contains("Ended for it: 'large', since "));
        assertThat(SuiteText.ranAgain(
                        Bytes.ofMebibytes(1100), suite.suiteReport().modules()))
                .as("its breach says what would do")
                .isEmpty();
        assertThat(result("large").outcome()).isEqualTo(Outcome.KILLED_BY_MEMBUDGET);
        assertThat(suite.suiteReport().verdict()).isEqualTo(Verdict.BREACHED);
    }

    @Test
    void aModuleThatByItselfIsOverTheSuitesCeilingDoesNotRunAgain() throws Exception {
        scalars.put("suiteCeiling", "700m");
        suite.close();
        suite = Runs.suite(Runs.settings(scalars), forks);
        CountDownLatch otherRuns = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        launcher.play("large", events -> {
            otherRuns.await();
            forks.awaitKilled(start("large", Bytes.ofMebibytes(800), events));
            ended.countDown();
            return new LaunchOutcome.ForkDied(
                    Optional.of(new Exception("killed")), OptionalInt.of(137), Optional.empty(), Optional.empty());
        });
        FakeLauncher others = new FakeLauncher();
        others.play("small", events -> {
            otherRuns.countDown();
            ended.await();
            return passes("small", Bytes.ofMebibytes(50)).run(events);
        });
        FutureTask<GoalOutcome> beside = new FutureTask<>(
                () -> run("g:other", others, Runs.module("small", Optional.of(Bytes.ofMebibytes(160)), OnBreach.FAIL)));
        new Thread(beside).start();

        GoalOutcome outcome = run(Runs.module("large", Optional.empty(), OnBreach.FAIL));

        assertThat(beside.get().breaches()).as("nothing to do with it").isEmpty();
        assertThat(launcher.launched).containsExactly("large");
        assertThat(outcome.breaches()).singleElement().satisfies(breach -> assertThat(breach.message())
                .contains("The suite peaked at 800 MiB, 100 MiB over its 700 MiB ceiling")
                .contains("Ended for it: 'large', since no other module ran")
                .contains("To try: -Dmembudget.suiteCeiling=1152m"));
        assertThat(SuiteText.ranAgain(
                        Bytes.ofMebibytes(700), suite.suiteReport().modules()))
                .as("its breach says what would do")
                .isEmpty();
        assertThat(result("large").outcome()).isEqualTo(Outcome.KILLED_BY_MEMBUDGET);
        assertThat(suite.suiteReport().verdict()).isEqualTo(Verdict.BREACHED);
    }

    @Test
    void mavensOwnMemoryCountsIntoTheSuiteWhereTheUserAsks() throws Exception {
        scalars.put("countMaven", "true");
        suite.close();
        suite = Runs.suite(Runs.settings(scalars), forks);
        launcher.play("small", passes("small", Bytes.ofMebibytes(50)));
        run(module("small", OnBreach.FAIL));
        Bytes peak = suite.suiteReport().suite().peak().orElseThrow().rss();
        assertThat(peak).isGreaterThan(Bytes.ofMebibytes(70));
        assertThat(result("small").facts().peak().orElseThrow().rss()).isEqualTo(Bytes.ofMebibytes(50));
    }

    @Test
    void nothingWatchesAModuleAnyMoreWhenItsLaunchHasThrown() throws Exception {
        launcher.play("broken", events -> {
            start("broken", Bytes.ofMebibytes(100), events);
            throw new IllegalStateException("no such plugin");
        });
        assertThatThrownBy(() -> run(module("broken", OnBreach.KILL)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no such plugin");
        assertThat(suite.suiteReport().modules()).isEmpty();
        int measured = forks.measured();
        Thread.sleep(200);
        assertThat(forks.measured()).as("its fork lives, and nobody looks").isEqualTo(measured);
    }

    @Test
    void aCeilingWithoutRoomForAHeapIsAnErrorBeforeAnythingRuns() {
        launcher.play("first", fails(1));
        assertThatThrownBy(() -> run(
                        module("first", OnBreach.FAIL),
                        Runs.module("tiny", Optional.of(Bytes.ofMebibytes(2)), OnBreach.FAIL)))
                .isInstanceOf(InvalidSetting.class);
        assertThat(launcher.launched).isEmpty();
    }

    @Test
    void aBlackBoxOfAnEarlierRunIsGone() throws Exception {
        Path old =
                Files.createDirectories(target.resolve("membudget/black-box")).resolve("small-90.txt");
        Files.writeString(old, "of an earlier run");
        launcher.play("small", passes("small", Bytes.ofMebibytes(50)));
        run(module("small", OnBreach.FAIL));
        assertThat(old).doesNotExist();
    }

    /** Each waits until all have begun: one after the other they would wait for ever. */
    private FakeLauncher.Play meets(CyclicBarrier all, FakeLauncher.Play then) {
        return events -> {
            all.await();
            return then.run(events);
        };
    }

    @Test
    void modulesRunAtOneTimeAndAreToldInTheOrderInWhichTheyBegin() throws Exception {
        scalars.put("parallelModules", "3");
        CyclicBarrier begun = new CyclicBarrier(3);
        CountDownLatch othersEnded = new CountDownLatch(2);
        launcher.play("first", meets(begun, events -> {
            othersEnded.await();
            return passes("first", Bytes.ofMebibytes(50)).run(events);
        }));
        for (String name : List.of("second", "third")) {
            launcher.play(name, meets(begun, events -> {
                LaunchOutcome outcome =
                        (name.equals("second") ? fails(1) : passes(name, Bytes.ofMebibytes(50))).run(events);
                othersEnded.countDown();
                return outcome;
            }));
        }

        GoalOutcome outcome =
                run(module("first", OnBreach.FAIL), module("second", OnBreach.FAIL), module("third", OnBreach.FAIL));

        assertThat(suite.suiteReport().modules())
                .extracting(ModuleResult::name)
                .containsExactly("first", "second", "third");
        assertThat(outcome.tests().run()).isEqualTo(3);
        assertThat(outcome.failures()).extracting(failure -> failure.module()).containsExactly("second");
        assertThat(launcher.progress).allMatch(progress -> progress.beside());
        assertThat(target.resolve("membudget/console")).doesNotExist();
    }

    @Test
    void besideOthersTheLongestOfTheLastRunGoesFirstAndOneThatIsNewBeforeIt() throws Exception {
        scalars.put("parallelModules", "2");
        Path last = Files.createDirectories(target.resolve("membudget")).resolve("report.json");
        Files.writeString(last, """
                {"format": "membudget-report/1", "modules": [
                 {"project": "g:core", "execution": "default-test", "name": "short", "durationMillis": 200},
                 {"project": "g:core", "execution": "default-test", "name": "long", "durationMillis": 9000}]}""");
        CyclicBarrier begun = new CyclicBarrier(2);
        launcher.play("long", meets(begun, passes("long", Bytes.ofMebibytes(50))));
        launcher.play("new", meets(begun, passes("new", Bytes.ofMebibytes(50))));
        launcher.play("short", passes("short", Bytes.ofMebibytes(50)));

        run(module("short", OnBreach.FAIL), module("long", OnBreach.FAIL), module("new", OnBreach.FAIL));

        assertThat(suite.suiteReport().modules())
                .extracting(ModuleResult::name)
                .containsExactly("new", "long", "short");
    }

    @Test
    void oneThatFailsStopsNoOtherAndAFaultIsToldOnceAllHaveEnded() {
        scalars.put("parallelModules", "2");
        CyclicBarrier begun = new CyclicBarrier(2);
        CountDownLatch broken = new CountDownLatch(1);
        launcher.play("broken", meets(begun, events -> {
            broken.countDown();
            throw new IllegalStateException("no such plugin");
        }));
        launcher.play("second", meets(begun, events -> {
            broken.await();
            return fails(1).run(events);
        }));
        assertThatThrownBy(() -> run(
                        module("broken", OnBreach.FAIL),
                        module("second", OnBreach.FAIL),
                        module("third", OnBreach.FAIL)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no such plugin");
        assertThat(suite.suiteReport().modules()).extracting(ModuleResult::name).startsWith("second");
    }

    @Test
    void besideOthersTooEnoughFailuresEndTheGoal() throws Exception {
        scalars.put("parallelModules", "2");
        launcher.failureLimit = OptionalInt.of(1);
        CyclicBarrier begun = new CyclicBarrier(2);
        launcher.play("first", meets(begun, fails(1)));
        launcher.play("second", meets(begun, fails(1)));
        run(module("first", OnBreach.FAIL), module("second", OnBreach.FAIL), module("third", OnBreach.FAIL));
        assertThat(launcher.launched).containsExactlyInAnyOrder("first", "second");
        assertThat(result("third").outcome()).isEqualTo(Outcome.NOT_RUN);
    }

    @Test
    void whatCannotBeMadeSafeRunsOneAfterTheOtherWithAWarning() throws Exception {
        scalars.put("parallelModules", "2");
        launcher.obstacle = Optional.of("both would open port 5005");
        GoalOutcome outcome = run(module("first", OnBreach.FAIL), module("second", OnBreach.FAIL));
        assertThat(outcome.modules()).isEqualTo(2);
        assertThat(launcher.progress).noneMatch(progress -> progress.beside());
        assertThat(heard.lines)
                .contains("WARN membudget: the modules of g:core run one after another, although parallelModules asks"
                        + " for more: both would open port 5005.");
    }

    @Test
    void modulesThatTakeTestsOfTheSameClassesRunAlone() throws Exception {
        scalars.put("parallelModules", "4");
        AtomicInteger alive = new AtomicInteger();
        CyclicBarrier others = new CyclicBarrier(2);
        FakeLauncher.Play alone = events -> {
            assertThat(alive.incrementAndGet()).isEqualTo(1);
            Thread.sleep(50);
            alive.decrementAndGet();
            return fails(0).run(events);
        };
        launcher.play("tagged", alone);
        launcher.play("rest", alone);
        launcher.play("a", meets(others, passes("a", Bytes.ofMebibytes(50))));
        launcher.play("b", meets(others, passes("b", Bytes.ofMebibytes(50))));
        SortedSet<String> classes = new TreeSet<>(Set.of("it.SomeTest"));
        run(
                module("a", OnBreach.FAIL),
                dividing("tagged", new Selection.Only(classes, Optional.of("slow"), List.of())),
                module("b", OnBreach.FAIL),
                dividing("rest", new Selection.AllBut(classes, List.of("slow"))));
        assertThat(launcher.launched.subList(0, 2)).containsExactly("tagged", "rest");
        assertThat(suite.suiteReport().modules())
                .extracting(ModuleResult::name)
                .containsExactly("tagged", "rest", "a", "b");
        assertThat(heard.lines).anyMatch(line -> line.contains("the modules tagged, rest of g:core"));
    }

    private static TestModule dividing(String name, Selection selection) {
        return new TestModule(
                name,
                List.of(selection),
                Optional.of(1),
                Optional.empty(),
                "moduleCeiling",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Isolation.MODULE,
                OnBreach.FAIL,
                LeakPolicy.OFF,
                Optional.empty());
    }

    @Test
    void anInterruptEndsTheGoalAndLosesNoOutput() throws Exception {
        scalars.put("parallelModules", "2");
        CyclicBarrier begun = new CyclicBarrier(3);
        FakeLauncher.Play waits = meets(begun, events -> {
            new CountDownLatch(1).await();
            return new LaunchOutcome.Completed();
        });
        launcher.play("first", waits);
        launcher.play("second", waits);
        Thread goal = Thread.currentThread();
        Thread user = new Thread(() -> {
            try {
                begun.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            goal.interrupt();
        });
        user.start();
        assertThatThrownBy(() -> run(
                        module("first", OnBreach.FAIL),
                        module("second", OnBreach.FAIL),
                        module("third", OnBreach.FAIL)))
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).as("still known").isTrue();
        assertThat(launcher.launched).doesNotContain("third");
    }
}
