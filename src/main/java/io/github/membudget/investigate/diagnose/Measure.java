package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.Bytes;

/** A part of what would be free without a cause, with the way in which it was measured. */
public sealed interface Measure {
    Bytes bytes();

    /** Heap that nothing else keeps, in the heap dump at the end. */
    record Retained(Bytes bytes) implements Measure {}

    /** Heap that nothing but the rule's types and what goes with them keeps, in the heap dump at the end. */
    record RetainedTogether(Bytes bytes) implements Measure {}

    /** Capacity of direct buffers that nothing else keeps. They are resident as far as they were written to, and the JDK clears them all. */
    record DirectBuffers(Bytes bytes) implements Measure {}

    /**
     * The cause's share of what memory rose by at its snapshots and others.
     *
     * @param offHeap whether it is resident memory outside of the heap, and not live heap
     * @param doubt two standard errors, either way
     */
    record Share(boolean offHeap, Bytes bytes, Bytes doubt) implements Measure {}

    /**
     * All that resident memory outside of the heap rose by at the cause's snapshots, of which there are too few to tell it from what else rose there.
     *
     * @param snapshots how many those are
     * @param exception in which case one takes more than its rule says; empty where it does not
     */
    record AllAtItsSnapshots(Bytes bytes, int snapshots, String exception) implements Measure {}

    /**
     * What so many of the cause take at most by their rule.
     *
     * @param risen by how much more resident memory outside of the heap rose at the same snapshots
     */
    record MostByRule(Bytes bytes, Bytes risen) implements Measure {}

    /**
     * Mapped files, as far as resident memory outside of the heap rose at the cause's snapshots.
     *
     * @param mapped when the last class ended
     * @param snapshots how many those are
     */
    record MappedFiles(Bytes bytes, Bytes mapped, int snapshots) implements Measure {}

    /** Metaspace that the JVM counts for class loaders of the cause's types at the end. */
    record Metaspace(Bytes bytes, long loaders) implements Measure {}

    /** RSS of child processes that were alive when the last class ended. */
    record ChildProcesses(Bytes bytes, long alive) implements Measure {}
}
