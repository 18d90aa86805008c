package io.github.membudget.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What was measured of one test module's run.
 *
 * @param peak of all its forks together; absent where nothing could be measured
 * @param duringPeak the tests that ran at the peak
 * @param classes as their forks noted them; empty where they could not
 * @param jvms of its forks
 * @param leaks what its forks noted of leftovers that may fail the build
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
        JvmFacts jvms,
        LeakCheck leaks,
        List<String> gaps) {

    /** Of all its forks together. Empty where it is unknown of a part that tells. */
    public Optional<CpuUse> cpu() {
        return ForkFacts.cpuOf(forks);
    }

    /** The same with what is known of its forks besides. */
    public ModuleFacts withForks(UnaryOperator<ForkFacts> more) {
        return with(forks.stream().map(more).toList(), tests, classes);
    }

    public ModuleFacts with(Optional<GarbageCollections> counted, Optional<CodeCache> code) {
        return with(new JvmFacts(counted, code, jvms.parts(), jvms.heapBasis(), jvms.heapUse()));
    }

    public ModuleFacts with(Optional<JvmParts> asked, Optional<HeapBasis> basis, Optional<HeapUse> use) {
        return with(new JvmFacts(jvms.collections(), jvms.codeCache(), asked, basis, use));
    }

    private ModuleFacts with(JvmFacts known) {
        return copy(peak, duringPeak, forks, tests, classes, known, leaks, gaps);
    }

    public ModuleFacts with(List<ForkFacts> joinedForks, List<TestFacts> joinedTests, List<ClassFacts> noted) {
        return copy(peak, duringPeak, joinedForks, joinedTests, noted, jvms, leaks, gaps);
    }

    public ModuleFacts with(LeakCheck noted) {
        return copy(peak, duringPeak, forks, tests, classes, jvms, noted, gaps);
    }

    /** The same with a peak that one of its forks noted itself between two samples. */
    public ModuleFacts withPeak(Peak noted, List<TestId> during) {
        Peak higher = peak.map(known -> known.withRss(noted)).orElse(noted);
        return copy(Optional.of(higher), during, forks, tests, classes, jvms, leaks, gaps);
    }

    public ModuleFacts withGap(String words) {
        List<String> all = new ArrayList<>(gaps);
        all.add(words);
        return copy(peak, duringPeak, forks, tests, classes, jvms, leaks, List.copyOf(all));
    }

    private ModuleFacts copy(
            Optional<Peak> newPeak,
            List<TestId> during,
            List<ForkFacts> newForks,
            List<TestFacts> newTests,
            List<ClassFacts> newClasses,
            JvmFacts newJvms,
            LeakCheck newLeaks,
            List<String> newGaps) {
        return new ModuleFacts(
                startMillis,
                durationMillis,
                newPeak,
                during,
                newForks,
                newTests,
                newClasses,
                newJvms,
                newLeaks,
                newGaps);
    }
}
