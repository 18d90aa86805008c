package io.github.membudget.heap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Map<Long, Long> owners = new LinkedHashMap<>();
        for (long id : all) {
            Instance buffer = heap.getInstanceByID(id);
            if (buffer != null
                    && buffer.getValueOfField("att") == null
                    && buffer.getValueOfField("fd") == null
                    && buffer.getValueOfField("capacity") instanceof Integer capacity) {
                owners.put(id, (long) capacity);
            }
        }
        return owners;
    }
}
