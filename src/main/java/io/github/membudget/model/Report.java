package io.github.membudget.model;

import java.time.Instant;
import java.util.List;

/**
 * Everything that a report file says, of one project or of the whole session.
 *
 * @param pluginVersion of this plugin
 * @param surefireVersions that ran, most often one
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
        List<Finding> findings) {
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
                other.findings));
    }
}
