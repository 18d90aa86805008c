package io.github.membudget.report;

import io.github.membudget.judge.ModuleJudge;
import io.github.membudget.model.Attribution;
import io.github.membudget.model.Breach;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.CodeCache;
import io.github.membudget.model.EarlierRun;
import io.github.membudget.model.ForkFacts;
import io.github.membudget.model.GarbageCollections;
import io.github.membudget.model.Host;
import io.github.membudget.model.Leak;
import io.github.membudget.model.LeakPolicy;
import io.github.membudget.model.LeakVerdict;
import io.github.membudget.model.LeftProcess;
import io.github.membudget.model.Metric;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.OnBreach;
import io.github.membudget.model.Outcome;
import io.github.membudget.model.Peak;
import io.github.membudget.model.PeakSource;
import io.github.membudget.model.Report;
import io.github.membudget.model.SuiteResult;
import io.github.membudget.model.TestCounts;
import io.github.membudget.model.TestFacts;
import io.github.membudget.model.TestId;
import io.github.membudget.model.TestStatus;
import io.github.membudget.model.TimelinePoint;
import io.github.membudget.model.Verdict;
import io.github.membudget.probe.format.LeftoverKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reports to render. */
public final class Samples {
    private static final long MIB = 1 << 20;

    private Samples() {}

    static Peak peak(long mebibytes) {
        return new Peak(
                Bytes.ofMebibytes(mebibytes),
                PeakSource.KERNEL,
                1200,
                12,
                Optional.of(Bytes.ofMebibytes(mebibytes - 9)),
                Optional.empty());
    }

    public static ModuleResult module(
            String project, String name, String testName, Optional<Bytes> ceiling, long peak) {
        Verdict verdict =
                ceiling.filter(Bytes.ofMebibytes(peak)::exceeds).isPresent() ? Verdict.BREACHED : Verdict.WITHIN;
        TestFacts test = new TestFacts(
                new TestId("it.ATest", Optional.of(testName), Optional.of(testName + "!")),
                1,
                TestStatus.PASSED,
                1000,
                20,
                new TestFacts.Heights(
                        Optional.of(new Bytes(50 * MIB)),
                        Optional.of(new Bytes(40 * MIB)),
                        Optional.of(new Bytes(90 * MIB))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Attribution.EXCLUSIVE);
        ForkFacts fork = new ForkFacts(
                OptionalInt.of(1),
                4711,
                Instant.EPOCH,
                1500,
                Optional.of(peak(peak)),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(new TimelinePoint(900, 50 * MIB)),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());
        ModuleFacts facts = new ModuleFacts(
                800,
                1600,
                Optional.of(peak(peak)),
                List.of(test.id()),
                List.of(fork),
                List.of(test),
                List.of(),
                List.of());
        List<Breach> breaches = verdict == Verdict.BREACHED
                ? List.of(new Breach(
                        Breach.Scope.MODULE,
                        project,
                        name,
                        ceiling.orElseThrow(),
                        Bytes.ofMebibytes(peak),
                        1200,
                        List.of(testName),
                        "Module '" + name + "' peaked"))
                : List.of();
        return new ModuleResult(
                project,
                "default-test",
                name,
                verdict,
                OnBreach.FAIL,
                Metric.RSS,
                ceiling,
                Optional.empty(),
                new ModuleResult.Holding("watchdog", Optional.empty(), Optional.empty(), Optional.empty()),
                Outcome.COMPLETED,
                OptionalInt.empty(),
                new TestCounts(1, 0, 0, 0),
                facts,
                List.of(),
                List.of(new LeftProcess(77, "sleep\u001b[31m", Optional.of(Bytes.ofMebibytes(1)))),
                List.of("target/membudget/black-box/one-75.txt"),
                breaches,
                LeakVerdict.NONE,
                Optional.empty(),
                Optional.empty());
    }

    /** One of whose classes left a thread with this name. */
    public static ModuleResult leaky(ModuleResult module, String className, String thread) {
        Leak leak = new Leak(
                module.project(),
                module.name(),
                Optional.of(className),
                LeftoverKind.THREAD,
                thread,
                thread + " (WAITING)",
                Optional.of("ATest.starts"));
        LeakPolicy policy = new LeakPolicy(Set.of(LeftoverKind.THREAD), List.of());
        return module.with(new LeakVerdict(policy, List.of(leak), List.of(), true), module.facts());
    }

    /** Without a test to run. */
    static ModuleResult idle(String project, String name) {
        ModuleResult module = module(project, name, "none", Optional.empty(), 300);
        return new ModuleResult(
                module.project(),
                module.execution(),
                module.name(),
                module.verdict(),
                module.onBreach(),
                module.metric(),
                module.ceiling(),
                module.heap(),
                module.holding(),
                Outcome.NOT_RUN,
                module.exitCode(),
                new TestCounts(0, 0, 0, 0),
                new ModuleFacts(800, 5, Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of()),
                module.growth(),
                List.of(),
                List.of(),
                List.of(),
                LeakVerdict.NONE,
                module.earlier(),
                module.partOf());
    }

    /** With the collections of its forks. */
    public static ModuleResult collected(ModuleResult module) {
        GarbageCollections collections = new GarbageCollections(
                14,
                2,
                320,
                List.of(
                        new GarbageCollections.CollectionsAt(950, 1, 0),
                        new GarbageCollections.CollectionsAt(1100, 11, 0),
                        new GarbageCollections.CollectionsAt(1150, 2, 2)));
        return with(
                module,
                module.facts()
                        .with(
                                Optional.of(collections),
                                Optional.of(new CodeCache(Bytes.ofMebibytes(20), Bytes.ofMebibytes(240)))));
    }

    public static ModuleResult with(ModuleResult module, ModuleFacts facts) {
        return new ModuleResult(
                module.project(),
                module.execution(),
                module.name(),
                module.verdict(),
                module.onBreach(),
                module.metric(),
                module.ceiling(),
                module.heap(),
                module.holding(),
                module.outcome(),
                module.exitCode(),
                module.tests(),
                facts,
                module.growth(),
                module.left(),
                module.blackBox(),
                module.breaches(),
                module.leaks(),
                module.earlier(),
                module.partOf());
    }

    /** As it is when its JVM has crashed. */
    public static ModuleResult died(ModuleResult module) {
        return new ModuleResult(
                module.project(),
                module.execution(),
                module.name(),
                ModuleJudge.once(Outcome.CRASHED, module.ceiling(), module.verdict()),
                module.onBreach(),
                module.metric(),
                module.ceiling(),
                module.heap(),
                module.holding(),
                Outcome.CRASHED,
                module.exitCode(),
                module.tests(),
                module.facts(),
                module.growth(),
                module.left(),
                module.blackBox(),
                module.breaches(),
                module.leaks(),
                module.earlier(),
                module.partOf());
    }

    static ModuleResult failing(ModuleResult module) {
        return new ModuleResult(
                module.project(),
                module.execution(),
                module.name(),
                module.verdict(),
                module.onBreach(),
                module.metric(),
                module.ceiling(),
                module.heap(),
                module.holding(),
                module.outcome(),
                module.exitCode(),
                new TestCounts(3, 0, 1, 0),
                module.facts(),
                module.growth(),
                module.left(),
                module.blackBox(),
                module.breaches(),
                module.leaks(),
                module.earlier(),
                module.partOf());
    }

    /** As one of the parts of a divided module. */
    static ModuleResult part(ModuleResult module, String of) {
        return new ModuleResult(
                module.project(),
                module.execution(),
                module.name(),
                module.verdict(),
                module.onBreach(),
                module.metric(),
                module.ceiling(),
                module.heap(),
                module.holding(),
                module.outcome(),
                module.exitCode(),
                module.tests(),
                module.facts(),
                module.growth(),
                module.left(),
                module.blackBox(),
                module.breaches(),
                module.leaks(),
                module.earlier(),
                Optional.of(of));
    }

    /** As its second run, after one that was ended for the suite's ceiling. */
    public static ModuleResult ranAgain(ModuleResult module) {
        EarlierRun first = new EarlierRun(
                Outcome.KILLED_BY_MEMBUDGET,
                Optional.of("it grew fastest"),
                Optional.of(peak(240)),
                100,
                2100,
                new TestCounts(3, 0, 0, 0),
                List.of("ATest.one", "BTest.two"));
        return module.after(Optional.of(first));
    }

    public static Report report(ModuleResult... modules) {
        return report(Bytes.ofMebibytes(6144), modules);
    }

    static Report report(Bytes suiteCeiling, ModuleResult... modules) {
        List<ModuleResult> all = List.of(modules);
        List<Breach> breaches =
                all.stream().flatMap(module -> module.breaches().stream()).toList();
        return new Report(
                "1.0",
                List.of("3.6.1"),
                new Host("Linux", 2, new Bytes(8L << 30), Optional.empty(), "v2", "17", "3.9"),
                Instant.EPOCH,
                5000,
                verdict(all, breaches),
                new SuiteResult(
                        suiteCeiling,
                        OnBreach.KILL,
                        Verdict.WITHIN,
                        Optional.of(peak(812)),
                        Metric.RSS,
                        Optional.empty()),
                all,
                breaches,
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private static Verdict verdict(List<ModuleResult> modules, List<Breach> breaches) {
        boolean unsure = modules.stream().anyMatch(module -> module.verdict() == Verdict.INCONCLUSIVE);
        boolean leaked = modules.stream().anyMatch(module -> module.verdict() == Verdict.BREACHED);
        return leaked || !breaches.isEmpty() ? Verdict.BREACHED : unsure ? Verdict.INCONCLUSIVE : Verdict.WITHIN;
    }
}
