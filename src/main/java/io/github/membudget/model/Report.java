package io.github.membudget.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a report file says, of one project or of the whole session.
 *
 * @param pluginVersion of this plugin
 * @param surefireVersions that ran, most often one
 * @param comparison with the baseline, where there is one
 * @param investigated modules; empty where nobody investigates
 */
public record Report(
        String pluginVersion,
        List<String> surefireVersions,
        Host host,
        Instant startedAt,
        long durationMillis,
        Verdict verdict,
        SuiteResult suite,
        List<ModuleResult> modules,
        List<Breach> breaches,
        List<Finding> findings,
        Optional<Comparison> comparison,
        List<Investigated> investigated) {

    /** Where there is no baseline. */
    public Report(
            String pluginVersion,
            List<String> surefireVersions,
            Host host,
            Instant startedAt,
            long durationMillis,
            Verdict verdict,
            SuiteResult suite,
            List<ModuleResult> modules,
            List<Breach> breaches,
            List<Finding> findings,
            List<Investigated> investigated) {
        this(
                pluginVersion,
                surefireVersions,
                host,
                startedAt,
                durationMillis,
                verdict,
                suite,
                modules,
                breaches,
                findings,
                Optional.empty(),
                investigated);
    }

    /** Whether another says the same, at whatever time. */
    public boolean saysTheSameAs(Report other) {
        return equals(new Report(
                other.pluginVersion,
                other.surefireVersions,
                other.host,
                other.startedAt,
                durationMillis,
                other.verdict,
                other.suite,
                other.modules,
                other.breaches,
                other.findings,
                other.comparison,
                other.investigated));
    }
}
