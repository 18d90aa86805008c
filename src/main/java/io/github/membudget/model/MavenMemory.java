package io.github.membudget.model;

import java.util.Optional;

/**
 * What Maven's own JVM takes of the memory that this build may use: what it has, its forks cannot have.
 *
 * @param rss now
 * @param peakRss its highest so far
 * @param source of the peak
 * @param maxHeap of its JVM
 * @param options of its heap, as somebody gave them
 * @param place where they stand
 * @param base what this build may use
 * @param container whether a container's limit is that, and not the machine's memory
 * @param counted whether it counts into the suite
 */
public record MavenMemory(
        Bytes rss,
        Bytes peakRss,
        PeakSource source,
        Bytes maxHeap,
        Optional<String> options,
        String place,
        Bytes base,
        boolean container,
        boolean counted) {
    private static final int NOTABLE_PART = 4;
    private static final int NAMED_PART = 10;

    public MavenMemory(
            Bytes rss,
            Bytes peakRss,
            PeakSource source,
            Bytes maxHeap,
            Optional<String> options,
            String place,
            Bytes base,
            boolean container) {
        this(rss, peakRss, source, maxHeap, options, place, base, container, false);
    }

    /** The same, as a part of the suite or not. */
    public MavenMemory counted(boolean inSuite) {
        return new MavenMemory(rss, peakRss, source, maxHeap, options, place, base, container, inSuite);
    }

    /** Whether it takes so much that its forks may lack it. */
    public boolean isNotable() {
        return peakRss.value() > base.value() / NOTABLE_PART;
    }

    /** Whether it has a part in it that the memory was full. */
    public boolean hasPart() {
        return rss.value() > base.value() / NAMED_PART;
    }

    /** Whether a container's limit leaves no room for forks that fill such a heap. */
    public boolean leavesNoRoomFor(Bytes heaps) {
        return container && isNotable() && rss.plus(heaps).exceeds(base);
    }
}
