package io.github.membudget.investigate.dump;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Collects the ids (addresses) of all objects and classes of a dump, in a first scan of the file. */
final class ObjectIds implements DumpScan.Visitor {
    private final DumpScan.Layouts layouts;
    private long[] ids = new long[1 << 16];
    private int count;

    /** Ids of the class loaders' classes, by the loaders' ids. */
    private final Map<Long, Long> loaders = new HashMap<>();

    private long[] wanted = {};
    private int classes;

    private ObjectIds(DumpScan.Layouts layouts) {
        this.layouts = layouts;
    }

    /** @param classes ids of all classes */
    static ObjectIds of(Collection<Long> classes, File dump, DumpScan.Layouts layouts) throws IOException {
        ObjectIds all = new ObjectIds(layouts);
        classes.forEach(all::add);
        DumpScan.run(dump, layouts, false, all);
        return all;
    }

    /** All ids in ascending order, each once. */
    long[] distinct() {
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

    /** Names of the class loaders' classes, by the loaders' ids. */
    Map<Long, String> loaderTypes(Map<Long, String> names) {
        Map<Long, String> types = new HashMap<>();
        loaders.forEach((loader, type) -> types.put(loader, names.getOrDefault(type, "")));
        return types;
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
        // Happens once as a rule: classes stand before all instances in a dump.
        if (classes != layouts.loaders().size()) {
            classes = layouts.loaders().size();
            Set<Long> all = new HashSet<>(layouts.loaders().values());
            wanted = all.stream().mapToLong(Long::longValue).sorted().toArray();
        }
        if (Arrays.binarySearch(wanted, id) >= 0) {
            loaders.put(id, type);
        }
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
