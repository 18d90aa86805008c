package io.github.membudget.investigate.dump;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.heap.ExhaustedHeap.EqualArrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * All objects of a dump, as numbers: an object's node is its place among all addresses, and each column below has one entry a node. This is
 * what lets algorithms walk through tens of millions of objects in a few arrays.
 */
final class ObjectTable {
    /** Bytes: a collector that divides the heap into regions, the smallest of which have 1 MiB, has larger ones in regions of their own. */
    private static final int LARGE = 256 << 10;

    final Addresses addresses;
    /** In units of {@link RealSizes#ALIGNMENT} bytes. */
    final int[] sizes;

    /** Which object refers to which; references that do not keep anything from being collected are none. */
    final Edges edges;

    final Shapes shapes;
    final SoftReferences soft = new SoftReferences();
    final QueuedReferences queued = new QueuedReferences();

    ObjectTable(Addresses addresses) {
        this.addresses = addresses;
        sizes = new int[addresses.count()];
        edges = new Edges(addresses.count());
        shapes = new Shapes(addresses.count());
    }

    /** The object's node; negative where the dump has no such object. */
    int node(long id) {
        return addresses.place(id);
    }

    /** By length, those that take the most together first. Nothing else than arrays is so large. */
    List<EqualArrays> largeArrays(IntPredicate wanted) {
        Map<Integer, Long> counts = new TreeMap<>();
        for (int node = 0; node < sizes.length; node++) {
            if (sizes[node] >= LARGE / RealSizes.ALIGNMENT && wanted.test(node)) {
                counts.merge(sizes[node], 1L, Long::sum);
            }
        }
        return counts.entrySet().stream()
                .map(entry -> new EqualArrays(entry.getValue(), new Bytes((long) entry.getKey() * RealSizes.ALIGNMENT)))
                .sorted(Comparator.comparing(
                        (EqualArrays arrays) -> -arrays.count() * arrays.bytes().value()))
                .toList();
    }
}
