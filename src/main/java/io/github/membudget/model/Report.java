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
        Optional<Comparison> comparison) {

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
            List<Finding> findings) {
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
                Optional.empty());
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
                other.comparison));
    }
}
