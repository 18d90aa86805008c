package io.github.membudget.investigate.dump;

/**
 * All objects of a dump, as numbers: an object's node is its place among all addresses, and each column below has one entry a node. This is
 * what lets algorithms walk through tens of millions of objects in a few arrays.
 */
final class ObjectTable {
    final Addresses addresses;
    /** In units of {@link RealSizes#ALIGNMENT} bytes. */
    final int[] sizes;

    /** Which object refers to which; references that do not keep anything from being collected are none. */
    final Edges edges;

    final Shapes shapes;
    final SoftReferences soft = new SoftReferences();

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
}
