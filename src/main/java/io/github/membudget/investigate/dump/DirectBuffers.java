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

/** Memory outside of the heap that goes with small objects on it. Mapped files are left out: how much of them is resident no dump tells. */
final class DirectBuffers {
    private final Heap heap;
    private final long type;
    private final List<Long> all = new ArrayList<>();

    DirectBuffers(Heap heap) {
        this.heap = heap;
        JavaClass known = heap.getJavaClassByName("java.nio.DirectByteBuffer");
        type = known == null ? 0 : known.getJavaClassId();
    }

    void instance(long id, long type) {
        if (type == this.type) {
            all.add(id);
        }
    }

    /** Bytes by the id of the buffer that owns them: slices and views have an attachment, mapped files a descriptor. */
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

    /** The JDK's own modules, mapped by native code, look like a buffer that a library made by hand. */
    private Set<Long> modules() {
        Set<Long> ids = new HashSet<>();
        JavaClass reader = heap.getJavaClassByName("jdk.internal.jimage.BasicImageReader");
        for (Object below : reader == null ? List.of() : withSubclasses(reader)) {
            for (Object each : ((JavaClass) below).getInstances()) {
                // A view of it.
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
