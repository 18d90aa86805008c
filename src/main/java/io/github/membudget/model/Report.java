package io.github.membudget.model;

import java.time.Instant;
import java.util.List;

/**
 * Everything that a report file says, of one project or of the whole session.
 *
 * @param pluginVersion of this plugin
 * @param surefireVersions that ran, most often one
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
        List<Investigated> investigated) {}
