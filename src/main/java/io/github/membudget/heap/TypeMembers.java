package io.github.membudget.heap;

import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;

/** The nodes of all instances of types: the library hands them out one by one, at a price, so that of many they are read from the file at once. */
final class TypeMembers implements DumpScan.Visitor {
    private static final int MANY = 20_000;

    private final Addresses addresses;
    private final Map<Long, IntStream.Builder> nodes = new HashMap<>();

    private TypeMembers(Addresses addresses) {
        this.addresses = addresses;
    }

    /** For each of the types, in that order. */
    static List<int[]> of(List<JavaClass> types, File dump, DumpScan.Layouts layouts, Addresses addresses)
            throws IOException {
        TypeMembers members = new TypeMembers(addresses);
        types.stream()
                .filter(type -> !type.isArray() && type.getInstancesCount() > MANY)
                .forEach(type -> members.nodes.put(type.getJavaClassId(), IntStream.builder()));
        if (!members.nodes.isEmpty()) {
            DumpScan.run(dump, layouts, false, members);
        }
        return types.stream().map(members::nodes).toList();
    }

    private int[] nodes(JavaClass type) {
        return Optional.ofNullable(nodes.get(type.getJavaClassId()))
                .map(IntStream.Builder::build)
                .orElseGet(() -> oneByOne(type))
                .filter(node -> node >= 0)
                .toArray();
    }

    private IntStream oneByOne(JavaClass type) {
        IntStream.Builder found = IntStream.builder();
        for (Iterator<?> each = type.getInstancesIterator(); each.hasNext(); ) {
            found.add(addresses.place(((Instance) each.next()).getInstanceId()));
        }
        return found.build();
    }

    @Override
    public void instance(long id, long type, int length) {
        IntStream.Builder wanted = nodes.get(type);
        if (wanted != null) {
            wanted.add(addresses.place(id));
        }
    }

    @Override
    public void objects(long id, int length) {}

    @Override
    public void primitives(long id, int length, int elementBytes) {}

    @Override
    public void reference(long id) {}
}
