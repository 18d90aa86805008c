package io.github.membudget.model;

import java.util.Optional;

/**
 * The whole session so far, judged.
 *
 * @param ceiling the ceiling in force
 * @param peak of all forks alive at one time, across the reactor; absent where nothing was measured
 */
public record SuiteResult(Bytes ceiling, OnBreach onBreach, Verdict verdict, Optional<Peak> peak, Metric metric) {
    /** In bytes, as the metric has it. */
    Optional<Long> peakValue() {
        return peak.flatMap(known -> known.of(metric)).map(Bytes::value);
    }
}
