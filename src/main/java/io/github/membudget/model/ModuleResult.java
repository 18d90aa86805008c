package io.github.membudget.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One test module's run, judged.
 *
 * @param project {@code groupId:artifactId}
 * @param execution id of the Surefire or Failsafe execution it ran in
 * @param metric what was held against the ceiling
 * @param ceiling absent where none was configured
 * @param heap the -Xmx of each fork that the plugin set or found, where known
 * @param exitCode of the fork that ended the run, where it did not end well and is known
 * @param growth of each fork that noted its own figures
 * @param blackBox files written on the way to the ceiling
 * @param left processes that its forks had started and that outlived them
 * @param leaks what its leftovers come to by the user's policy
 * @param earlier a run before this one that does not count, where there was one
 * @param partOf the module that was divided, of which this is a part; absent where it is whole
 */
public record ModuleResult(
        String project,
        String execution,
        String name,
        Verdict verdict,
        OnBreach onBreach,
        Metric metric,
        Optional<Bytes> ceiling,
        Optional<Bytes> heap,
        Holding holding,
        Outcome outcome,
        OptionalInt exitCode,
        TestCounts tests,
        ModuleFacts facts,
        List<GrowthPattern> growth,
        List<LeftProcess> left,
        List<String> blackBox,
        List<Breach> breaches,
        LeakVerdict leaks,
        Optional<EarlierRun> earlier,
        Optional<String> partOf) {

    /** The same with a breach that shows only beside other runs. */
    public ModuleResult with(Breach breach) {
        List<Breach> all = new ArrayList<>(breaches);
        all.add(breach);
        return copy(holding, Verdict.BREACHED, facts, List.copyOf(all), leaks, earlier);
    }

    /** The same with what its leftovers come to. */
    public ModuleResult with(LeakVerdict judged, ModuleFacts told) {
        return copy(holding, judged.leaks().isEmpty() ? verdict : Verdict.BREACHED, told, breaches, judged, earlier);
    }

    /** The same with what was found of its classes later. */
    public ModuleResult withClasses(List<ClassFacts> known) {
        return copy(holding, verdict, facts.with(facts.forks(), facts.tests(), known), breaches, leaks, earlier);
    }

    /** The same as the second run, of which alone all other figures are. */
    public ModuleResult after(Optional<EarlierRun> first) {
        return copy(holding, verdict, facts, breaches, leaks, first);
    }

    /** The same with what a whole run says of the next; empty where this was none. */
    public ModuleResult withNeed(Optional<Bytes> measured) {
        return copy(holding.after(measured), verdict, facts, breaches, leaks, earlier);
    }

    private ModuleResult copy(
            Holding newHolding,
            Verdict newVerdict,
            ModuleFacts newFacts,
            List<Breach> newBreaches,
            LeakVerdict judged,
            Optional<EarlierRun> first) {
        return new ModuleResult(
                project,
                execution,
                name,
                newVerdict,
                onBreach,
                metric,
                ceiling,
                heap,
                newHolding,
                outcome,
                exitCode,
                tests,
                newFacts,
                growth,
                left,
                blackBox,
                newBreaches,
                judged,
                first,
                partOf);
    }

    /**
     * How its ceiling was held.
     *
     * @param enforcement as in report.json: {@code cgroup-v2}, {@code watchdog}, {@code off}, …
     * @param limit that the kernel held, where there was one
     * @param groupPeak the most that the group under the kernel's limit had, page cache and kernel memory included, where known
     * @param reservation what was kept free for it; empty where nothing is held
     */
    public record Holding(
            String enforcement, Optional<Bytes> limit, Optional<Bytes> groupPeak, Optional<Reservation> reservation) {
        private Holding after(Optional<Bytes> measured) {
            return new Holding(enforcement, limit, groupPeak, reservation.map(kept -> kept.after(measured)));
        }
    }
}
