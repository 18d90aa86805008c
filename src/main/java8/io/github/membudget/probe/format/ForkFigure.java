package io.github.membudget.probe.format;

/** What a fork measures of itself over one test or class, in the order of its log. Bytes, but for what is counted. */
public enum ForkFigure {
    RSS_BEFORE,
    RSS_AFTER,
    /** The highest RSS of the JVM while it ran, without child processes. */
    PEAK,
    /** The highest RSS since the last test or class began or ended. */
    PEAK_BEFORE,
    /** Allocated by the thread that ran it. */
    ALLOCATED,
    /** Allocated by all threads meanwhile; Java 21 and newer. */
    ALLOCATED_BY_ALL,
    /** Heap in use straight after the last collection before its end. */
    HEAP_AFTER_COLLECTION,
    DIRECT_BUFFERS,
    MAPPED_BUFFERS,
    METASPACE,
    /** Counted. */
    LOADED_CLASSES,
    /** Counted. */
    THREADS,
    /** Counted. */
    OPEN_FILES,
    /** Counted. */
    CHILD_PROCESSES,
    CHILD_PROCESSES_RSS
}
