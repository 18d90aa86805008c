package io.github.membudget.investigate.dump;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;

/**
 * Finds the direct byte buffers of a dump and the off-heap memory that each of them owns. A small object on the heap may own many MiB beside
 * it. Mapped files are left out: a dump does not tell how much of them is resident.
 */
final class DirectBuffers {
    private final Heap heap;
    private final long type;
    private final List<Long> all = new ArrayList<>();

    DirectBuffers(Heap heap) {
        this.heap = heap;
        JavaClass known = heap.getJavaClassByName("java.nio.DirectByteBuffer");
        type = known == null ? 0 : known.getJavaClassId();
    }

    /** Takes note of the object if it is a direct buffer. */
    void instance(long id, long type) {
        if (type == this.type) {
            all.add(id);
        }
    }

    /**
     * Bytes by the id of the buffer that owns them. Slices and views, which have an attachment, own none; nor do mapped files, which have
     * a file descriptor.
     */
    Map<Long, Long> capacities() {
        Set<Long> mapped = modules();
        Map<Long, Long> owners = new LinkedHashMap<>();
        for (long id : all) {
            Instance buffer = mapped.contains(id) ? null : heap.getInstanceByID(id);
            if (buffer != null
                    && buffer.getValueOfField("att") == null
                    && buffer.getValueOfField("fd") == null
                    && buffer.getValueOfField("capacity") instanceof Integer capacity) {
                owners.put(id, (long) capacity);
            }
        }
        return owners;
    }

    /** Buffers of the JDK's modules file. Native code maps it, so that it looks like a buffer that a library made by hand. */
    private Set<Long> modules() {
        Set<Long> ids = new HashSet<>();
        JavaClass reader = heap.getJavaClassByName("jdk.internal.jimage.BasicImageReader");
        for (Object below : reader == null ? List.of() : withSubclasses(reader)) {
            for (Object each : ((JavaClass) below).getInstances()) {
                // The field has a view; its attachment is the mapped buffer itself.
                if (((Instance) each).getValueOfField("memoryMap") instanceof Instance view
                        && view.getValueOfField("att") instanceof Instance map) {
                    ids.add(map.getInstanceId());
                }
            }
        }
        return ids;
    }

    private static List<Object> withSubclasses(JavaClass type) {
        List<Object> all = new ArrayList<>(List.of(type));
        all.addAll(type.getSubClasses());
        return all;
    }
}
