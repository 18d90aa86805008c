package io.github.membudget.model;

import java.util.List;
import java.util.Optional;

/**
 * What was measured of one test module's run.
 *
 * @param peak of all its forks together; absent where nothing could be measured
 * @param duringPeak the tests that ran at the peak
 * @param gaps what could not be measured and why, in words for the user
 */
public record ModuleFacts(
        long startMillis,
        long durationMillis,
        Optional<Peak> peak,
        List<TestId> duringPeak,
        List<ForkFacts> forks,
        List<TestFacts> tests,
        List<String> gaps) {}
