package io.github.membudget.model;

import java.util.List;

/**
 * What the collectors of a module's forks did, by the counters that HotSpot keeps for other processes to read. ZGC and Shenandoah keep none.
 *
 * @param count of young and full collections
 * @param full of these
 * @param pauseMillis how long the forks stood still for them, summed; work beside the tests is not in it
 * @param seen when a sample found that there had been more, the earliest first; of a long run not all
 */
public record GarbageCollections(long count, long full, long pauseMillis, List<CollectionsAt> seen) {
    /**
     * Collections since the sample before.
     *
     * @param atMillis since the session started
     * @param count of young and full ones
     * @param full of these
     */
    public record CollectionsAt(long atMillis, long count, long full) {}
}
