package io.github.membudget.model;

import java.util.Optional;

/**
 * What the arguments of a module's forks let each of them take, beside its ceiling.
 *
 * @param heap the -Xmx in force
 * @param heapSource where that comes from
 * @param direct the -XX:MaxDirectMemorySize that somebody gave; without one nobody promised direct buffers
 * @param processors that somebody told the JVM it has, where they are more than the machine's
 * @param beside what a JVM needs beside all that, by estimate
 * @param ceiling of the module
 * @param forks that share it at one time
 */
public record PromisedMemory(
        Bytes heap,
        HeapBasis heapSource,
        Optional<Bytes> direct,
        Optional<Processors> processors,
        Bytes beside,
        Bytes ceiling,
        int forks) {
    /** Threads and tables for fewer processors than this part of a fork's share change nothing. */
    private static final int NOTABLE_PART = 8;

    /**
     * @param given by -XX:ActiveProcessorCount
     * @param available on this machine
     */
    public record Processors(int given, int available) {
        /**
         * What each may bring, in KiB: its workers of the common pool, of the collector and of the compilers, with their stacks, their part of
         * malloc's arenas and their tables. Measured with JDK 17 and 25 on two processors, as resident memory at its peak under a load of
         * parallel streams: 64 processors bring 16 to 28 MiB over 2 with G1, Parallel, Serial and ZGC alike, 128 bring 27 to 39 MiB. What native
         * memory tracking calls committed is far more (83 MiB of G1's tables), but nobody touches that.
         */
        private static final int EACH_KIB = 400;

        public Bytes memory() {
            return new Bytes((long) Math.max(0, given - available) * EACH_KIB * 1024);
        }
    }

    /** A fork's part of the ceiling. */
    public Bytes share() {
        return new Bytes(ceiling.value() / forks);
    }

    /** Of heap and direct buffers. */
    public Bytes sum() {
        return heap.plus(direct.orElse(Bytes.ZERO));
    }

    public Bytes processorMemory() {
        return processors.map(Processors::memory).orElse(Bytes.ZERO);
    }

    /** Whether heap and direct buffers may pass the ceiling by themselves, where the heap alone does not. */
    public boolean heapAndDirectPass() {
        return direct.isPresent() && sum().exceeds(share()) && measuredNothing();
    }

    /** A heap that follows from the last run leaves room for the direct buffers that were seen in it. */
    private boolean measuredNothing() {
        return heapSource != HeapBasis.LAST_RUN && heapSource != HeapBasis.BASELINE;
    }

    /** Whether threads and tables for processors that are not there take a part of the ceiling that matters. */
    public boolean processorsPass() {
        return processorMemory().value() > share().value() / NOTABLE_PART
                && sum().plus(beside).plus(processorMemory()).exceeds(share());
    }
}
