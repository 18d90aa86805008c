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
 * @param collections absent where its forks' collectors count nothing
 * @param codeCache of the fork that had least room left in it; absent where none counts
 * @param jvm what became of {@code <jvm>}; absent where the user says nothing of it
 * @param heapBasis where the -Xmx of its forks comes from, where they have one that is known
 * @param heapUse what the next run's heap follows from: this run's, or that of an earlier one where this was not a whole one
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
        Optional<GarbageCollections> collections,
        Optional<CodeCache> codeCache,
        Optional<JvmParts> jvm,
        Optional<HeapBasis> heapBasis,
        Optional<HeapUse> heapUse,
        LeakCheck leaks,
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
        this(
                startMillis,
                durationMillis,
                peak,
                duringPeak,
                forks,
                tests,
                classes,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                LeakCheck.NONE,
                gaps);
    }

    /** Of all its forks together. Empty where it is unknown of a part that tells. */
    public Optional<CpuUse> cpu() {
        return ForkFacts.cpuOf(forks);
    }

    /** The same with what is known of its forks besides. */
    public ModuleFacts withForks(UnaryOperator<ForkFacts> more) {
        return with(forks.stream().map(more).toList(), tests, classes);
    }

    public ModuleFacts with(Optional<GarbageCollections> counted, Optional<CodeCache> code) {
        return copy(peak, duringPeak, forks, tests, classes, counted, code, jvm, heapBasis, heapUse, gaps);
    }

    public ModuleFacts with(Optional<JvmParts> asked, Optional<HeapBasis> basis, Optional<HeapUse> use) {
        return copy(peak, duringPeak, forks, tests, classes, collections, codeCache, asked, basis, use, gaps);
    }

    public ModuleFacts with(List<ForkFacts> joinedForks, List<TestFacts> joinedTests, List<ClassFacts> noted) {
        return copy(
                peak,
                duringPeak,
                joinedForks,
                joinedTests,
                noted,
                collections,
                codeCache,
                jvm,
                heapBasis,
                heapUse,
                gaps);
    }

    public ModuleFacts with(LeakCheck noted) {
        return new ModuleFacts(
                startMillis,
                durationMillis,
                peak,
                duringPeak,
                forks,
                tests,
                classes,
                collections,
                codeCache,
                jvm,
                heapBasis,
                heapUse,
                noted,
                gaps);
    }

    /** The same with a peak that one of its forks noted itself between two samples. */
    public ModuleFacts withPeak(Peak noted, List<TestId> during) {
        Peak higher = peak.map(known -> known.withRss(noted)).orElse(noted);
        return copy(
                Optional.of(higher),
                during,
                forks,
                tests,
                classes,
                collections,
                codeCache,
                jvm,
                heapBasis,
                heapUse,
                gaps);
    }

    public ModuleFacts withGap(String words) {
        List<String> all = new ArrayList<>(gaps);
        all.add(words);
        return copy(
                peak,
                duringPeak,
                forks,
                tests,
                classes,
                collections,
                codeCache,
                jvm,
                heapBasis,
                heapUse,
                List.copyOf(all));
    }

    private ModuleFacts copy(
            Optional<Peak> newPeak,
            List<TestId> during,
            List<ForkFacts> newForks,
            List<TestFacts> newTests,
            List<ClassFacts> newClasses,
            Optional<GarbageCollections> counted,
            Optional<CodeCache> code,
            Optional<JvmParts> asked,
            Optional<HeapBasis> basis,
            Optional<HeapUse> use,
            List<String> newGaps) {
        return new ModuleFacts(
                startMillis,
                durationMillis,
                newPeak,
                during,
                newForks,
                newTests,
                newClasses,
                counted,
                code,
                asked,
                basis,
                use,
                leaks,
                newGaps);
    }
}
