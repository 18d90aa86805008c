package io.github.membudget.probe;

/** A test or a class between its start and its end. */
final class Span {
    final long startNanos;
    final long thread;
    final long rssBefore;
    final long peakBefore;
    /** Since its start once it has ended; negative where not known. */
    long allocatedByThread;

    long allocated;
    long endNanos;
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

    void end(long nanos, long byThread, long byAll) {
        endNanos = nanos;
        boolean sameThread = Thread.currentThread().getId() == thread;
        allocatedByThread = allocatedByThread < 0 || !sameThread ? -1 : byThread - allocatedByThread;
        allocated = allocated < 0 ? -1 : byAll - allocated;
    }
}
