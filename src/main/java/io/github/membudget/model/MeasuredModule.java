package io.github.membudget.model;

import java.util.Map;
import java.util.Optional;

/**
 * What a written report says of one test module, as far as its need of memory goes. Facts that the report does not have are absent.
 *
 * @param project {@code groupId:artifactId}
 * @param outcome its label in report.json
 * @param heap the -Xmx that was in force, where it is known
 * @param peakRss of all its forks together
 * @param liveHeap of its fullest fork, where a collection was seen
 * @param outsideHeap the most metaspace, direct and mapped buffers and children's RSS, each at its highest; without code and stacks
 * @param pauseMillis how long its forks stood still for collections, summed
 * @param results how often which test ended how
 * @param cpu of its forks together
 * @param codeCache of the fork that had least room left in it
 * @param jvm what became of {@code <jvm>}; absent where the user says nothing of it
 * @param partOf the module that was divided, of which this is a part; absent where it is whole
 */
public record MeasuredModule(
        String project,
        String execution,
        String name,
        String outcome,
        TestCounts tests,
        long durationMillis,
        Optional<Bytes> ceiling,
        Optional<Bytes> heap,
        Optional<Bytes> peakRss,
        Optional<LiveHeap> liveHeap,
        Optional<Bytes> outsideHeap,
        int forks,
        Optional<Long> pauseMillis,
        Map<String, Integer> results,
        Optional<CpuUse> cpu,
        Optional<CodeCache> codeCache,
        Optional<JvmParts> jvm,
        Optional<String> partOf) {

    /**
     * The heap of one fork that lived.
     *
     * @param seen the most that was in use straight after a collection; collections are the JVM's own, so it bounds the live set from
     *     above
     * @param unseen what may have come to live beside that since a collection, at most
     */
    public record LiveHeap(Bytes seen, Bytes unseen) {}

    /** Whether its run came to its end, so that its peak is all that it wanted. */
    public boolean completed() {
        return outcome.equals(Outcome.COMPLETED.label());
    }

    public String artifact() {
        return project.substring(project.indexOf(':') + 1);
    }

    /** The module of which it is a part, with this one's figures; itself where it is whole. */
    public MeasuredModule whole() {
        return new MeasuredModule(
                project,
                execution,
                partOf.orElse(name),
                outcome,
                tests,
                durationMillis,
                ceiling,
                heap,
                peakRss,
                liveHeap,
                outsideHeap,
                forks,
                pauseMillis,
                results,
                cpu,
                codeCache,
                jvm,
                Optional.empty());
    }

    /** Its pauses in parts of its time: with several forks at one time more than any of them stood still. */
    public Optional<Double> pauseShare() {
        return durationMillis == 0 ? Optional.empty() : pauseMillis.map(millis -> millis / (double) durationMillis);
    }

    /** The same module in another report. */
    public String key() {
        return project + " " + execution + " " + name;
    }
}
