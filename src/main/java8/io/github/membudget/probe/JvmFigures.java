package io.github.membudget.probe;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** What this JVM knows of itself; nothing here collects garbage or stops a thread. Negative: not known. */
final class JvmFigures {
    private final com.sun.management.ThreadMXBean allocations;
    private final Method allAllocations;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    private final List<MemoryPoolMXBean> heap = new ArrayList<MemoryPoolMXBean>();
    private MemoryPoolMXBean metaspace;
    private BufferPoolMXBean direct;
    private BufferPoolMXBean mapped;

    JvmFigures() {
        allocations = threads instanceof com.sun.management.ThreadMXBean
                        && ((com.sun.management.ThreadMXBean) threads).isThreadAllocatedMemorySupported()
                ? (com.sun.management.ThreadMXBean) threads
                : null;
        allAllocations = allAllocations();
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                heap.add(pool);
            } else if (pool.getName().equals("Metaspace")) {
                metaspace = pool;
            }
        }
        for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
            if (pool.getName().equals("direct")) {
                direct = pool;
            } else if (pool.getName().equals("mapped")) {
                mapped = pool;
            }
        }
    }

    /** Since Java 21. */
    private static Method allAllocations() {
        try {
            return com.sun.management.ThreadMXBean.class.getMethod("getTotalThreadAllocatedBytes");
        } catch (NoSuchMethodException | LinkageError e) {
            return null;
        }
    }

    /** Bytes that the current thread has allocated so far. */
    long allocatedByThread() {
        return allocations == null
                ? -1
                : allocations.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** Bytes that all threads have allocated so far, those that have ended among them. */
    long allocated() {
        try {
            return allocations == null || allAllocations == null ? -1 : (Long) allAllocations.invoke(allocations);
        } catch (ReflectiveOperationException e) {
            return -1;
        }
    }

    /** Heap in use straight after the last collection of each pool. */
    long heapAfterCollection() {
        long sum = -1;
        for (MemoryPoolMXBean pool : heap) {
            MemoryUsage usage = pool.getCollectionUsage();
            if (usage != null) {
                sum = Math.max(0, sum) + usage.getUsed();
            }
        }
        return sum;
    }

    long direct() {
        return direct == null ? -1 : direct.getMemoryUsed();
    }

    long mapped() {
        return mapped == null ? -1 : mapped.getMemoryUsed();
    }

    long metaspace() {
        MemoryUsage usage = metaspace == null ? null : metaspace.getUsage();
        return usage == null ? -1 : usage.getUsed();
    }

    long loadedClasses() {
        return classes.getLoadedClassCount();
    }

    long threads() {
        return threads.getThreadCount();
    }
}
