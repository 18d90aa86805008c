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
 * @param shard where the build ran a part of the suite
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
        List<Investigated> investigated,
        Optional<ShardReport> shard) {

    /** What tests left behind and the user's policy does not allow. */
    public List<Leak> leaks() {
        return modules.stream()
                .flatMap(module -> module.leaks().leaks().stream())
                .toList();
    }

    /** Whether another, of this session too, says the same of the same things, at whatever time; in doubt not. */
    public boolean saysTheSameAs(Report other) {
        return same(modules, other.modules)
                && same(breaches, other.breaches)
                && same(findings, other.findings)
                && same(investigated, other.investigated)
                && verdict == other.verdict
                && suite.verdict() == other.suite.verdict()
                && suite.peakValue().equals(other.suite.peakValue())
                && surefireVersions.equals(other.surefireVersions)
                && comparison.isPresent() == other.comparison.isPresent()
                && shard.equals(other.shard);
    }

    /** The very same: linking what compares records takes longer than writing a small report again. */
    private static boolean same(List<?> some, List<?> others) {
        for (int i = 0; i < some.size(); i++) {
            if (i >= others.size() || some.get(i) != others.get(i)) {
                return false;
            }
        }
        return some.size() == others.size();
    }
}
