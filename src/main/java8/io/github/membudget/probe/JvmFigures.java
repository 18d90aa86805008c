package io.github.membudget.probe;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
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
import org.jspecify.annotations.Nullable;

/** The JVM's own counters. Reading them collects no garbage and stops no thread. Negative where not known. */
final class JvmFigures {
    private final com.sun.management.@Nullable ThreadMXBean allocations;
    private final @Nullable Method allAllocations;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    private final List<MemoryPoolMXBean> heap = new ArrayList<MemoryPoolMXBean>();
    private final List<GarbageCollectorMXBean> collectors = new ArrayList<GarbageCollectorMXBean>();
    private @Nullable MemoryPoolMXBean metaspace;
    private @Nullable BufferPoolMXBean direct;
    private @Nullable BufferPoolMXBean mapped;
    private long heapAfterCollection = -1;
    private long collections = -1;
    private long directBytes = -1;
    private long mappedBytes = -1;
    private long metaspaceBytes = -1;
    private long classCount = -1;
    private long threadCount = -1;

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
        for (java.lang.management.GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            // After a concurrent collector's pause its garbage is still there.
            if (collector instanceof GarbageCollectorMXBean
                    && !collector.getName().endsWith("Pauses")) {
                collectors.add((GarbageCollectorMXBean) collector);
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

    /** Exists since Java 21 and in late updates of 11 and 17. That of Java 8's late updates is too high by the number of threads. */
    private static @Nullable Method allAllocations() {
        if (System.getProperty("java.specification.version", "").startsWith("1.")) {
            return null;
        }
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

    /** Reads all counters but those of allocations. The other methods return what was read last. */
    void read() {
        heapAfterCollection = readHeapAfterCollection();
        directBytes = direct == null ? -1 : direct.getMemoryUsed();
        mappedBytes = mapped == null ? -1 : mapped.getMemoryUsed();
        MemoryUsage usage = metaspace == null ? null : metaspace.getUsage();
        metaspaceBytes = usage == null ? -1 : usage.getUsed();
        classCount = classes.getLoadedClassCount();
        threadCount = threads.getThreadCount();
    }

    private long readHeapAfterCollection() {
        long counted = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            counted += Math.max(0, collector.getCollectionCount());
        }
        if (counted == collections) {
            return heapAfterCollection;
        }
        collections = counted;
        GcInfo last = null;
        for (GarbageCollectorMXBean collector : collectors) {
            GcInfo info = collector.getLastGcInfo();
            if (info != null && (last == null || info.getEndTime() >= last.getEndTime())) {
                last = info;
            }
        }
        return last == null ? -1 : used(last);
    }

    /** Summed over the pools after one collection. A pool's own figure is that of its own last collection, and G1's old pool may never have had one. */
    private long used(GcInfo collection) {
        long sum = 0;
        for (MemoryPoolMXBean pool : heap) {
            MemoryUsage usage = collection.getMemoryUsageAfterGc().get(pool.getName());
            if (usage != null) {
                sum += usage.getUsed();
            }
        }
        return sum;
    }

    /** Heap in use straight after the last collection of any kind: live objects, and garbage of generations that it left alone. */
    long heapAfterCollection() {
        return heapAfterCollection;
    }

    long direct() {
        return directBytes;
    }

    long mapped() {
        return mappedBytes;
    }

    long metaspace() {
        return metaspaceBytes;
    }

    long loadedClasses() {
        return classCount;
    }

    long threads() {
        return threadCount;
    }
}
