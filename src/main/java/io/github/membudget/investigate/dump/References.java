package io.github.membudget.investigate.dump;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Fills in a graph's sizes and edges, object by object. */
final class References implements DumpScan.Visitor {
    private record Instance(long bytes, int shape) {}

    private final Map<Long, String> names;
    private final Addresses addresses;
    private final RealSizes real;
    private final DirectBuffers buffers;
    private final int[] sizes;
    private final Edges edges;
    private final SoftReferences soft;
    private final Set<Long> unloadable;
    private final Set<Long> ours;
    private final Shapes shapes;
    private final Map<Long, Instance> instances = new HashMap<>();
    private int from;
    private long ofType;
    private boolean silent;

    /**
     * @param names of all classes, by their ids
     * @param unloadable ids of classes to which their instances refer
     * @param ours ids of classes whose references are none
     * @param buffers hears of instances too
     * @param sizes to be filled, in units of 8 bytes
     * @param edges to be filled
     * @param shapes to be filled
     * @param soft takes what soft references refer to, which are no edges
     */
    References(
            Map<Long, String> names,
            Set<Long> unloadable,
            Set<Long> ours,
            Addresses addresses,
            RealSizes real,
            DirectBuffers buffers,
            int[] sizes,
            Edges edges,
            Shapes shapes,
            SoftReferences soft) {
        this.names = names;
        this.unloadable = unloadable;
        this.ours = ours;
        this.addresses = addresses;
        this.real = real;
        this.buffers = buffers;
        this.sizes = sizes;
        this.edges = edges;
        this.shapes = shapes;
        this.soft = soft;
    }

    private void begin(long id, long bytes, int shape) {
        silent = false;
        from = addresses.place(id);
        shapes.put(from, shape);
        sizes[from] = (int) (bytes / HeapGraph.UNIT);
        edges.begin(from);
    }

    @Override
    public void instance(long id, long type, int length) {
        Instance known = instances.get(type);
        if (known == null) {
            known = new Instance(real.instance(names.getOrDefault(type, ""), length), shapes.instance(type));
            instances.put(type, known);
        }
        begin(id, known.bytes(), known.shape());
        silent = ours.contains(type);
        ofType = type;
        buffers.instance(id, type);
        if (unloadable.contains(type)) {
            reference(type);
        }
    }

    @Override
    public void objects(long id, int length) {
        begin(id, real.references(length), Shapes.array(0));
    }

    @Override
    public void primitives(long id, int length, int elementBytes) {
        begin(id, real.array(length, elementBytes), Shapes.array(elementBytes));
    }

    @Override
    public void reference(long id) {
        int target = id == 0 || silent ? -1 : addresses.place(id);
        if (target >= 0 && target != from) {
            edges.add(from, target);
        }
    }

    @Override
    public void soft(long id) {
        int target = id == 0 || silent ? -1 : addresses.place(id);
        if (target >= 0) {
            soft.add(ofType, from, target);
        }
    }
}
