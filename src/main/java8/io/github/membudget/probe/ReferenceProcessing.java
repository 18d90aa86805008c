package io.github.membudget.probe;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/**
 * A thread of the JVM frees the native memory of objects that a collection found unused, some time after it. Waits for that, so that the memory
 * does not count as kept.
 */
final class ReferenceProcessing {
    private static final long MOST_MILLIS = 1000;
    private static final long PAUSE_MILLIS = 5;

    private final ReferenceQueue<Object> queue = new ReferenceQueue<Object>();
    private final WeakReference<Object> unused = new WeakReference<Object>(new Object(), queue);
    private final long buffersBefore = buffers();

    /** To be made before the collection, and called after it. */
    void await() {
        try {
            if (unused.get() == null) {
                queue.remove(MOST_MILLIS);
            }
            long end = System.nanoTime() + MOST_MILLIS * 1_000_000;
            long last = buffersBefore;
            for (long now = buffers(); now != last && System.nanoTime() < end; now = buffers()) {
                last = now;
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Direct buffers and mapped ones that are not freed yet. */
    private static long buffers() {
        long count = 0;
        for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
            count += pool.getCount();
        }
        return count;
    }
}
