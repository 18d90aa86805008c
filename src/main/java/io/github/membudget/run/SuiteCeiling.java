package io.github.membudget.run;

import io.github.membudget.explain.BreachText;
import io.github.membudget.explain.SuiteText;
import io.github.membudget.judge.ModuleJudge;
import io.github.membudget.launch.KernelKill;
import io.github.membudget.model.Breach;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.EarlierRun;
import io.github.membudget.model.Metric;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.OnBreach;
import io.github.membudget.model.Outcome;
import io.github.membudget.model.Peak;
import io.github.membudget.model.SuiteResult;
import io.github.membudget.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Holds all forks of a session together against the suite's ceiling. Safe for {@code -T}. */
final class SuiteCeiling {
    private final Bytes ceiling;
    private final Metric metric;
    private final Supplier<Optional<Peak>> peak;
    private final LongSupplier nowMillis;
    private final Supplier<List<String>> remarks;
    private final BooleanSupplier ending;
    private final List<String> endings = new ArrayList<>();
    private final List<EarlierRun> putOff = new ArrayList<>();
    private Optional<KernelKill> kill = Optional.empty();
    private Optional<Breach> breach = Optional.empty();

    /**
     * @param metric what the suite is held against
     * @param peak of the suite so far; empty where nothing was measured
     * @param nowMillis milliseconds since the session started
     * @param remarks lines that a breach says besides
     * @param ending whether a module is being ended for it, of which nobody knows yet what becomes of it
     */
    SuiteCeiling(
            Bytes ceiling,
            Metric metric,
            Supplier<Optional<Peak>> peak,
            LongSupplier nowMillis,
            Supplier<List<String>> remarks,
            BooleanSupplier ending) {
        this.ceiling = ceiling;
        this.metric = metric;
        this.peak = peak;
        this.nowMillis = nowMillis;
        this.remarks = remarks;
        this.ending = ending;
    }

    /** A module that was ended for the suite, and runs again alone: what happened while its first run lasted fails nothing. */
    synchronized void putOff(EarlierRun first) {
        putOff.add(first);
    }

    /** The second run was ended for the suite too: then the first one counts as a breach. */
    synchronized void breachedAlone(EarlierRun first) {
        putOff.remove(first);
    }

    /** A module that was ended for the suite's ceiling, and why that one. */
    synchronized void ended(String module, String why) {
        endings.add("'" + module + "', since " + why);
    }

    /** What the kernel ended for the suite's limit is the suite's breach. */
    synchronized void ended(KernelKill by) {
        if (by.reason() == KernelKill.Reason.SUITE && kill.isEmpty()) {
            kill = Optional.of(by);
        }
    }

    /** The suite's breach, for the first who asks after it happened; everyone else gets nothing. */
    synchronized Optional<Breach> takeNewBreach(List<ModuleResult> results) {
        Optional<Peak> reached = peak.get();
        if (breach.isPresent() || ending.getAsBoolean()) {
            return Optional.empty();
        }
        // Where the kernel ended one, no sample tells what it would have needed.
        breach = kill.map(by -> SuiteText.endedByKernel(
                        ceiling,
                        by,
                        nowMillis.getAsLong(),
                        reached.map(known -> new SuiteText.Sampled(known, metricOf(known))),
                        results,
                        endings))
                .or(() -> reached.filter(this::isOver)
                        .map(known -> BreachText.suite(ceiling, metricOf(known), known, results, endings)));
        for (String remark : breach.isPresent() ? remarks.get() : List.<String>of()) {
            breach = breach.map(by -> by.withLine(remark));
        }
        return breach;
    }

    synchronized Optional<Breach> breach() {
        return breach;
    }

    synchronized SuiteResult result(List<ModuleResult> results) {
        Optional<Peak> reached = peak.get();
        return new SuiteResult(
                ceiling,
                OnBreach.KILL,
                verdict(reached, results),
                reached,
                reached.map(this::metricOf).orElse(metric),
                Optional.empty());
    }

    /** Over the ceiling, unless a module was ended for that and runs again. */
    private boolean isOver(Peak reached) {
        return reached.of(metricOf(reached)).filter(sum -> sum.exceeds(ceiling)).isPresent()
                && putOff.stream().noneMatch(first -> first.spans(reached.atMillis()));
    }

    private Verdict verdict(Optional<Peak> reached, List<ModuleResult> results) {
        if (kill.isPresent() || reached.filter(this::isOver).isPresent()) {
            return Verdict.BREACHED;
        }
        if (reached.isPresent() && !putOff.isEmpty()) {
            return Verdict.WITHIN;
        }
        boolean ran = results.stream().anyMatch(module -> module.outcome() != Outcome.NOT_RUN);
        return ModuleJudge.verdict(
                reached, Optional.of(ceiling), reached.map(this::metricOf).orElse(metric), ran);
    }

    /** RSS where no share could be read in time: a share is never more. */
    private Metric metricOf(Peak reached) {
        return metric == Metric.PSS && reached.pss().isEmpty() ? Metric.RSS : metric;
    }
}
