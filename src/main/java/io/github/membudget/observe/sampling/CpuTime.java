package io.github.membudget.observe.sampling;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * What work has cost: the processor's time of the thread that does it. On a busy machine the same work lasts many times as long, and
 * whoever went by that would look away just when memory is short. The JVM's management classes are loaded with the first question.
 */
public final class CpuTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final boolean KNOWN = THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();

    private CpuTime() {}

    /** Nanoseconds of this thread since some moment; of the clock, where this JVM does not tell. */
    public static long nanos() {
        return KNOWN ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }
}
