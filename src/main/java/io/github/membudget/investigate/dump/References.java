package io.github.membudget.investigate.dump;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Fills an {@link ObjectTable}, object by object, in the second scan of a dump. */
final class References implements DumpScan.Visitor {
    /** What all instances of a class have in common. */
    private record Instance(long bytes, int shape) {}

    private final ObjectTable table;
    private final RealSizes real;
    private final Map<Long, String> names;
    private final Set<Long> unloadable;
    private final Set<Long> ours;
    private final DirectBuffers buffers;
    private final Map<Long, Instance> instances = new HashMap<>();
    private int from;
    private long ofType;
    private boolean silent;

    /**
     * @param table to be filled
     * @param names of all classes, by their ids
     * @param unloadable ids of classes that their instances keep loaded: each instance gets a reference to its class
     * @param ours ids of the probe's classes, whose references are left out
     * @param buffers is told of all instances too
     */
    References(
            ObjectTable table,
            RealSizes real,
            Map<Long, String> names,
            Set<Long> unloadable,
            Set<Long> ours,
            DirectBuffers buffers) {
        this.table = table;
        this.real = real;
        this.names = names;
        this.unloadable = unloadable;
        this.ours = ours;
        this.buffers = buffers;
    }

    private void begin(long id, long bytes, int shape) {
        silent = false;
        from = table.node(id);
        table.shapes.put(from, shape);
        table.sizes[from] = (int) (bytes / RealSizes.ALIGNMENT);
        table.edges.begin(from);
    }

    @Override
    public void instance(long id, long type, int length) {
        Instance known = instances.get(type);
        if (known == null) {
            known = new Instance(real.instance(names.getOrDefault(type, ""), length), table.shapes.instance(type));
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
        int target = id == 0 || silent ? -1 : table.node(id);
        if (target >= 0 && target != from) {
            table.edges.add(from, target);
        }
    }

    @Override
    public void soft(long id) {
        int target = id == 0 || silent ? -1 : table.node(id);
        if (target >= 0) {
            table.soft.add(ofType, from, target);
        }
    }

    @Override
    public void queued(long id) {
        int target = id == 0 || silent ? -1 : table.node(id);
        // A reference that was taken from its queue refers to itself.
        if (target >= 0 && target != from) {
            table.queued.add(from, target);
        }
    }
}
