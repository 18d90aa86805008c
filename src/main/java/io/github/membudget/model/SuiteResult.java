package io.github.membudget.model;

import java.util.Optional;

/**
 * The whole session so far, judged.
 *
 * @param ceiling the ceiling in force
 * @param peak of all forks alive at one time, across the reactor; absent where nothing was measured
 * @param maven what Maven's own JVM takes beside them, where known
 */
public record SuiteResult(
        Bytes ceiling,
        OnBreach onBreach,
        Verdict verdict,
        Optional<Peak> peak,
        Metric metric,
        Optional<MavenMemory> maven) {
    public SuiteResult with(Optional<MavenMemory> taken) {
        return new SuiteResult(ceiling, onBreach, verdict, peak, metric, taken);
    }

    /** In bytes, as the metric has it. */
    Optional<Long> peakValue() {
        return peak.flatMap(known -> known.of(metric)).map(Bytes::value);
    }
}
