package io.github.membudget.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was measured of one test module's run.
 *
 * @param peak of all its forks together; absent where nothing could be measured
 * @param duringPeak the tests that ran at the peak
 * @param classes as their forks noted them; empty where they could not
 * @param collections absent where its forks' collectors count nothing
 * @param gaps what could not be measured and why, in words for the user
 */
public record ModuleFacts(
        long startMillis,
        long durationMillis,
        Optional<Peak> peak,
        List<TestId> duringPeak,
        List<ForkFacts> forks,
        List<TestFacts> tests,
        List<ClassFacts> classes,
        Optional<GarbageCollections> collections,
        List<String> gaps) {

    public ModuleFacts(
            long startMillis,
            long durationMillis,
            Optional<Peak> peak,
            List<TestId> duringPeak,
            List<ForkFacts> forks,
            List<TestFacts> tests,
            List<ClassFacts> classes,
            List<String> gaps) {
        this(startMillis, durationMillis, peak, duringPeak, forks, tests, classes, Optional.empty(), gaps);
    }

    public ModuleFacts with(Optional<GarbageCollections> counted) {
        return new ModuleFacts(startMillis, durationMillis, peak, duringPeak, forks, tests, classes, counted, gaps);
    }

    public ModuleFacts with(List<ForkFacts> joinedForks, List<TestFacts> joinedTests, List<ClassFacts> noted) {
        return new ModuleFacts(
                startMillis, durationMillis, peak, duringPeak, joinedForks, joinedTests, noted, collections, gaps);
    }

    /** The same with a peak that one of its forks noted itself between two samples. */
    public ModuleFacts withPeak(Peak noted, List<TestId> during) {
        Peak higher = peak.map(known -> known.withRss(noted)).orElse(noted);
        return new ModuleFacts(
                startMillis, durationMillis, Optional.of(higher), during, forks, tests, classes, collections, gaps);
    }

    public ModuleFacts withGap(String words) {
        List<String> all = new ArrayList<>(gaps);
        all.add(words);
        return new ModuleFacts(
                startMillis, durationMillis, peak, duringPeak, forks, tests, classes, collections, List.copyOf(all));
    }
}
