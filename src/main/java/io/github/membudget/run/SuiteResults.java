package io.github.membudget.run;

import io.github.membudget.baseline.BaselineCheck;
import io.github.membudget.model.Baseline;
import io.github.membudget.model.Breach;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.Host;
import io.github.membudget.model.MavenMemory;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Report;
import io.github.membudget.model.ShardReport;
import io.github.membudget.model.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What the modules of a session came to, and the reports made of that. Safe for {@code -T}. */
final class SuiteResults {
    private final Host host;
    private final String pluginVersion;
    private final Instant startedAt;
    private final LongSupplier nowMillis;
    private final SuiteCeiling ceiling;
    private final Supplier<Optional<MavenMemory>> maven;
    private final List<ModuleResult> results = new ArrayList<>();
    private final Set<String> surefireVersions = new TreeSet<>();
    private final SuiteFindings findings = new SuiteFindings();
    private final BaselineCheck baseline;

    /**
     * @param nowMillis milliseconds since the session started
     * @param maven what Maven's own JVM takes now, where known
     */
    SuiteResults(
            Host host,
            String pluginVersion,
            Instant startedAt,
            LongSupplier nowMillis,
            SuiteCeiling ceiling,
            Supplier<Optional<MavenMemory>> maven) {
        this.host = host;
        this.pluginVersion = pluginVersion;
        this.startedAt = startedAt;
        this.nowMillis = nowMillis;
        this.ceiling = ceiling;
        this.maven = maven;
        this.baseline = new BaselineCheck(host);
    }

    /** A Surefire of this version ran some of them. */
    synchronized void ran(String surefireVersion) {
        surefireVersions.add(surefireVersion);
    }

    synchronized void add(ModuleResult result) {
        results.add(result);
    }

    /** What was found of its classes once it had been looked into. */
    synchronized void learned(ModuleResult result, List<ClassFacts> classes) {
        results.replaceAll(known -> known == result ? result.withClasses(classes) : known);
    }

    SuiteFindings findings() {
        return findings;
    }

    BaselineCheck baseline() {
        return baseline;
    }

    /** This session's own figures, as a baseline of one run. */
    synchronized Baseline figures() {
        return baseline.own(startedAt, results, findings.investigated(results));
    }

    /** The suite's breach, for the first goal that asks after it happened; everyone else gets nothing. */
    synchronized Optional<Breach> takeNewSuiteBreach() {
        return ceiling.takeNewBreach(results);
    }

    /**
     * Of the whole suite.
     *
     * @param shard which part of it runs here, where not all of it does
     */
    Report report(Optional<SuiteShard> shard) {
        return report(result -> true, shard, SuiteShard::report);
    }

    /** Of one project; parameters as above. */
    Report report(String project, Optional<SuiteShard> shard) {
        return report(result -> result.project().equals(project), shard, part -> part.report()
                .of(project));
    }

    private synchronized Report report(
            Predicate<ModuleResult> wanted, Optional<SuiteShard> shard, Function<SuiteShard, ShardReport> ran) {
        List<ModuleResult> modules = results.stream().filter(wanted).toList();
        List<Breach> breaches = new ArrayList<>();
        modules.forEach(module -> breaches.addAll(module.breaches()));
        ceiling.breach().ifPresent(breaches::add);
        return new Report(
                pluginVersion,
                List.copyOf(surefireVersions),
                host,
                startedAt,
                nowMillis.getAsLong(),
                verdict(modules, breaches),
                ceiling.result(modules).with(maven.get()),
                modules,
                breaches,
                findings.of(modules),
                // Beside whole runs, a part would only show what the others ran.
                shard.isPresent() ? Optional.empty() : baseline.compare(modules, findings.investigated(modules)),
                findings.investigated(modules),
                shard.map(ran));
    }

    private static Verdict verdict(List<ModuleResult> modules, List<Breach> breaches) {
        if (!breaches.isEmpty()
                || modules.stream().anyMatch(module -> !module.leaks().leaks().isEmpty())) {
            return Verdict.BREACHED;
        }
        boolean unsure = modules.stream().anyMatch(module -> module.verdict() == Verdict.INCONCLUSIVE);
        return unsure ? Verdict.INCONCLUSIVE : Verdict.WITHIN;
    }
}
