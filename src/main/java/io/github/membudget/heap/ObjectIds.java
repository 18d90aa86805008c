package io.github.membudget.heap;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.JavaClass;

/** The ids of all that is in a dump, classes too. */
final class ObjectIds implements DumpScan.Visitor {
    private long[] ids = new long[1 << 16];
    private int count;

    private ObjectIds() {}

    /** In ascending order, each once. */
    static long[] of(Heap heap, File dump, DumpScan.Layouts layouts) throws IOException {
        ObjectIds all = new ObjectIds();
        for (Object type : heap.getAllClasses()) {
            all.add(((JavaClass) type).getJavaClassId());
        }
        DumpScan.run(dump, layouts, false, all);
        return all.distinct();
    }

    private long[] distinct() {
        Arrays.sort(ids, 0, count);
        // A class may be told as an instance too.
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || ids[i] != ids[i - 1]) {
                ids[distinct++] = ids[i];
            }
        }
        return Arrays.copyOf(ids, distinct);
    }

    private void add(long id) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, count + count / 2);
        }
        ids[count++] = id;
    }

    @Override
    public void instance(long id, long type, int length) {
        add(id);
    }

    @Override
    public void objects(long id, int length) {
        add(id);
    }

    @Override
    public void primitives(long id, int length, int elementBytes) {
        add(id);
    }

    @Override
    public void reference(long id) {}
}
