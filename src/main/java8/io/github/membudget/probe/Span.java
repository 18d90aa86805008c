package io.github.membudget.probe;

/** A test or a class between its start and its end. */
final class Span {
    final long startNanos;
    final long thread;
    final long rssBefore;
    final long peakBefore;
    final long allocatedByThread;
    final long allocated;
    long peak;
    /** Whether the peak is the kernel's mark over the whole span. */
    boolean exact = true;
    /** Whether another test ran in this JVM meanwhile. */
    boolean shared;

    Span(long startNanos, long rssBefore, long peakBefore, long allocatedByThread, long allocated) {
        this.startNanos = startNanos;
        this.thread = Thread.currentThread().getId();
        this.rssBefore = rssBefore;
        this.peakBefore = peakBefore;
        this.peak = rssBefore;
        this.allocatedByThread = allocatedByThread;
        this.allocated = allocated;
    }
}
