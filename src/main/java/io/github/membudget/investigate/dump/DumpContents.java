package io.github.membudget.investigate.dump;

import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;
import org.netbeans.lib.profiler.heap.ObjectFieldValue;

/**
 * What two passes over a dump's file find: the first one lists all addresses, the second one fills the table of objects.
 *
 * @param unloadable ids of classes that go when a class loader of the suite's own goes
 * @param capacities bytes of direct buffers outside of the heap, by the id of the buffer that owns them
 */
record DumpContents(ObjectTable table, Set<Long> unloadable, Map<Long, Long> capacities) {

    static DumpContents read(Heap heap, File dump, RealSizes real) throws IOException {
        ClassKinds kinds = new ClassKinds(heap);
        DumpScan.Layouts layouts = new DumpScan.Layouts(kinds.weak(), kinds.soft(), kinds.queues());
        Map<Long, String> names = kinds.names();
        Set<Long> ours = kinds.ours();
        DirectBuffers buffers = new DirectBuffers(heap);
        // Half of the time with a large dump is the library's, for an index of its own: nothing is asked of it
        // meanwhile.
        Thread index =
                new Thread(() -> heap.getInstanceByID(names.keySet().iterator().next()), "index");
        // A dump that cannot be read need not wait for it.
        index.setDaemon(true);
        index.start();
        ObjectIds ids = ObjectIds.of(names.keySet(), dump, layouts);
        ObjectTable table = new ObjectTable(new Addresses(ids.distinct()));
        Set<Long> unloadable = ClassKinds.unloadable(layouts.loaders(), ids.loaderTypes(names));
        DumpScan.run(dump, layouts, true, new References(table, real, names, unloadable, ours, buffers));
        await(index);
        addClasses(table, heap);
        return new DumpContents(table, unloadable, buffers.capacities());
    }

    private static void await(Thread index) throws IOException {
        try {
            index.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Classes refer to what their static fields refer to, and to their class loader. */
    private static void addClasses(ObjectTable table, Heap heap) {
        for (Object each : heap.getAllClasses()) {
            JavaClass type = (JavaClass) each;
            int node = table.node(type.getJavaClassId());
            table.edges.begin(node);
            for (Object field : type.getStaticFieldValues()) {
                if (field instanceof ObjectFieldValue value
                        && !ClassKinds.isOurs(type)
                        && !ClassKinds.isOfConstants(value.getField())) {
                    refer(table, node, value.getInstance());
                }
            }
            refer(table, node, type.getClassLoader());
        }
    }

    private static void refer(ObjectTable table, int from, @Nullable Instance to) {
        int target = to == null ? -1 : table.node(to.getInstanceId());
        if (target >= 0 && target != from) {
            table.edges.add(from, target);
        }
    }
}
