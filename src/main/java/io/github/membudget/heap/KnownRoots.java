package io.github.membudget.heap;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.netbeans.lib.profiler.heap.GCRoot;
import org.netbeans.lib.profiler.heap.Heap;

/**
 * Takes roots that refer to nothing in the dump out of the library's list. HotSpot writes some (a reference of a thread's frame to an
 * object that died since), and HprofGCRoots.getGCRoot of RELEASE250 fails on them with a NullPointerException.
 */
final class KnownRoots {
    private KnownRoots() {}

    static void keep(Heap heap) {
        List<GCRoot> known = new ArrayList<>();
        Map<Long, GCRoot> byInstance = new HashMap<>();
        boolean all = true;
        for (Object each : heap.getGCRoots()) {
            GCRoot root = (GCRoot) each;
            if (root.getInstance() == null) {
                all = false;
            } else {
                known.add(root);
                byInstance.put(root.getInstance().getInstanceId(), root);
            }
        }
        if (all) {
            return;
        }
        try {
            Field holder = heap.getClass().getDeclaredField("gcRoots");
            holder.setAccessible(true);
            Object roots = holder.get(heap);
            // The map first: as long as there is none the library computes its list anew.
            set(roots, "gcRoots", byInstance);
            set(roots, "gcRootsList", known);
        } catch (ReflectiveOperationException e) {
            // Another version of the library, which may well have been mended.
            return;
        }
    }

    private static void set(Object of, String name, Object value) throws ReflectiveOperationException {
        Field field = of.getClass().getDeclaredField(name);
        field.setAccessible(true);
        field.set(of, value);
    }
}
