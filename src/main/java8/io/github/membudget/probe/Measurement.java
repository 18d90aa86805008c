package io.github.membudget.probe;

/** What a test or a class uses between its start and its end. */
final class Measurement {
    final long startNanos;
    final long thread;
    final long rssBefore;
    final long peakBefore;
    /** By its thread: the JVM's counter while it runs, the difference once it has ended. Negative where not known. */
    long allocatedByThread;

    /** The same of all threads. */
    long allocated;

    long endNanos;
    long peak;
    /** Whether the peak is the kernel's mark over all of its time. */
    boolean exact = true;
    /** Whether another test ran in this JVM meanwhile. */
    boolean shared;

    Measurement(long startNanos, long rssBefore, long peakBefore, long allocatedByThread, long allocated) {
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
