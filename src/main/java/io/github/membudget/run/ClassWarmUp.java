package io.github.membudget.run;

import io.github.membudget.baseline.BaselineCheck;
import io.github.membudget.baseline.BaselineJson;
import io.github.membudget.growth.Growth;
import io.github.membudget.judge.ModuleJudge;
import io.github.membudget.judge.TestCeilings;
import io.github.membudget.judge.TestTally;
import io.github.membudget.model.Attribution;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.ForkFacts;
import io.github.membudget.model.Host;
import io.github.membudget.model.InFork;
import io.github.membudget.model.LeakVerdict;
import io.github.membudget.model.Metric;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.OnBreach;
import io.github.membudget.model.Outcome;
import io.github.membudget.model.Peak;
import io.github.membudget.model.PeakSource;
import io.github.membudget.model.Report;
import io.github.membudget.model.SuiteResult;
import io.github.membudget.model.TestFacts;
import io.github.membudget.model.TestId;
import io.github.membudget.model.TestStatus;
import io.github.membudget.model.TimelinePoint;
import io.github.membudget.model.Verdict;
import io.github.membudget.observe.sampling.ProbeLogJoin;
import io.github.membudget.report.console.ConsoleLines;
import io.github.membudget.report.console.ConsoleTable;
import io.github.membudget.report.console.GrowthLines;
import io.github.membudget.report.console.SuggestedModules;
import io.github.membudget.report.html.ReportHtml;
import io.github.membudget.report.json.ReportJson;
import io.github.membudget.report.markdown.GrowthMarkdown;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;

/** Loads the classes for judging and reporting early, while Maven is busy with other things, by reporting a made-up module to nowhere. Small builds would wait for it at the end. */
public final class ClassWarmUp {
    private static final AtomicBoolean BEGUN = new AtomicBoolean();
    private static final Bytes SOME = Bytes.ofMebibytes(64);
    private static final TestId TEST = new TestId("Made.Up", Optional.of("test"), Optional.empty());

    private ClassWarmUp() {}

    /** Returns at once; does nothing the second time. */
    public static void begin() {
        if (BEGUN.compareAndSet(false, true)) {
            Thread thread = new Thread(ClassWarmUp::play, "membudget-warm-up");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void play() {
        try {
            render();
        } catch (IOException | RuntimeException | LinkageError e) {
            // The real end will say what is wrong.
            return;
        }
    }

    static void render() throws IOException {
        ModuleResult module = module();
        Report report = report(module);
        ProbeLogJoin.rehearse(module.facts());
        TestCeilings.unreadable(module.facts().tests());
        ConsoleLines.moduleEnds(module);
        GrowthLines.climbing(module);
        GrowthMarkdown.lines(report.modules());
        ReportJson.write(report, OutputStream.nullOutputStream());
        ReportHtml.rehearse(report);
        BaselineJson.write(
                new BaselineCheck(report.host()).own(Instant.EPOCH, report.modules(), List.of()),
                OutputStream.nullOutputStream());
        ConsoleTable.lines(report);
        SuggestedModules.lines(report, List.of());
    }

    private static ModuleResult module() {
        Peak peak = new Peak(SOME, PeakSource.KERNEL, 1, 1, Optional.of(SOME), Optional.of(SOME));
        long[] figures = new long[InFork.figures()];
        Arrays.fill(figures, SOME.value());
        InFork noted = new InFork(0, 1, false, true, figures);
        TestFacts test = new TestFacts(
                TEST,
                1,
                TestStatus.PASSED,
                0,
                1,
                TestFacts.Heights.NONE,
                Optional.of(noted),
                Optional.empty(),
                Optional.empty(),
                Attribution.EXCLUSIVE);
        ClassFacts type = new ClassFacts(TEST.className(), 1, 0, 1, List.of("tag"), noted, List.of());
        ForkFacts fork = new ForkFacts(
                OptionalInt.of(1),
                1,
                Instant.EPOCH,
                1,
                Optional.of(peak),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(new TimelinePoint(1, SOME.value())),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());
        ModuleFacts facts = new ModuleFacts(
                0, 1, Optional.of(peak), List.of(TEST), List.of(fork), List.of(test), List.of(type, type), List.of());
        return new ModuleResult(
                "made:up",
                "default-test",
                "up",
                ModuleJudge.verdict(facts.peak(), Optional.of(SOME), Metric.RSS, true),
                OnBreach.FAIL,
                Metric.RSS,
                Optional.of(SOME),
                Optional.of(SOME),
                new ModuleResult.Holding("watchdog", Optional.empty(), Optional.empty(), Optional.empty()),
                Outcome.COMPLETED,
                OptionalInt.empty(),
                TestTally.count(facts.tests(), false),
                facts,
                Growth.of(facts, List.of()),
                List.of(),
                List.of(),
                List.of(),
                LeakVerdict.NONE,
                Optional.empty(),
                Optional.empty());
    }

    private static Report report(ModuleResult module) {
        return new Report(
                "",
                List.of(""),
                new Host("", 1, SOME, Optional.of(SOME), "none", "", ""),
                Instant.EPOCH,
                1,
                Verdict.WITHIN,
                new SuiteResult(
                        SOME, OnBreach.KILL, Verdict.WITHIN, module.facts().peak(), Metric.RSS, Optional.empty()),
                List.of(module),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }
}
