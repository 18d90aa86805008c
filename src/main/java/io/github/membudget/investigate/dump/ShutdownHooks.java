package io.github.membudget.investigate.dump;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;
import org.netbeans.lib.profiler.heap.ObjectArrayInstance;

/**
 * Finds the JVM's table of shutdown hooks in a dump that was taken while the hooks ran. The JDK has cleared the table's static field by
 * then; only the loop that waits for the hooks refers to the table.
 */
final class ShutdownHooks {
    static final String CLASS = "java.lang.ApplicationShutdownHooks";
    static final String FIELD = CLASS + ".hooks";

    private static final List<String> LOOPS =
            List.of("java.util.IdentityHashMap$KeyIterator", "java.util.IdentityHashMap$KeySet");

    private ShutdownHooks() {}

    /** The table; null where no such loop is found. */
    static @Nullable Instance table(Heap heap) {
        for (String loop : LOOPS) {
            JavaClass type = heap.getJavaClassByName(loop);
            if (type == null) {
                continue;
            }
            for (Iterator<?> each = type.getInstancesIterator(); each.hasNext(); ) {
                if (((Instance) each.next()).getValueOfField("this$0") instanceof Instance map && holdsThreads(map)) {
                    return map;
                }
            }
        }
        return null;
    }

    private static boolean holdsThreads(Instance map) {
        if (map.getValueOfField("table") instanceof ObjectArrayInstance table) {
            for (Object each : table.getValues()) {
                if (each instanceof Instance key) {
                    return isThread(key.getJavaClass());
                }
            }
        }
        return false;
    }

    private static boolean isThread(JavaClass type) {
        for (JavaClass at = type; at != null; at = at.getSuperClass()) {
            if (at.getName().equals("java.lang.Thread")) {
                return true;
            }
        }
        return false;
    }
}
