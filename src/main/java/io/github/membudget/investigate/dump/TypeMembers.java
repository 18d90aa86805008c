package io.github.membudget.investigate.dump;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;

/** Finds the nodes of all instances of given types at once. The library would go through the whole dump for each type. */
final class TypeMembers {
    private final Addresses addresses;
    private final Shapes shapes;

    TypeMembers(Addresses addresses, Shapes shapes) {
        this.addresses = addresses;
        this.shapes = shapes;
    }

    /** For each of the types, in that order, the nodes of its instances. */
    List<int[]> of(List<JavaClass> types) {
        IntStream.@Nullable Builder[] wanted = new IntStream.Builder[shapes.end() + types.size()];
        for (JavaClass type : types) {
            if (!type.isArray()) {
                wanted[shapes.instance(type.getJavaClassId())] = IntStream.builder();
            }
        }
        for (int node = 0; node < shapes.count(); node++) {
            IntStream.Builder members = wanted[shapes.of(node)];
            if (members != null) {
                members.add(node);
            }
        }
        List<int[]> all = new ArrayList<>();
        for (JavaClass type : types) {
            IntStream.Builder members =
                    type.isArray() ? oneByOne(type) : wanted[shapes.instance(type.getJavaClassId())];
            all.add(members == null ? new int[0] : members.build().toArray());
        }
        return all;
    }

    /** Instances of an array type, from the library: arrays of different types cannot be told from each other by their shape. */
    private IntStream.Builder oneByOne(JavaClass type) {
        IntStream.Builder found = IntStream.builder();
        for (Iterator<?> each = type.getInstancesIterator(); each.hasNext(); ) {
            int node = addresses.place(((Instance) each.next()).getInstanceId());
            if (node >= 0) {
                found.add(node);
            }
        }
        return found;
    }
}
