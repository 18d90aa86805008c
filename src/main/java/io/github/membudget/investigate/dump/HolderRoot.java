package io.github.membudget.investigate.dump;

import io.github.membudget.model.heap.GcRoot.StaticField;
import io.github.membudget.model.heap.HeapPath;
import io.github.membudget.model.heap.Keeper;
import io.github.membudget.model.heap.PathStep;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.netbeans.lib.profiler.heap.Instance;

/**
 * A root object that retains much memory, with the keeper by which a report names it: a static field, a thread, native code, or several GC
 * roots at once.
 *
 * @param weight bytes that it retains, on the heap and in direct buffers
 * @param reference steps between the keeper and the root object; mostly empty
 * @param alike fields of the same name in other classes, with the objects like this one that they refer to
 * @param small if it stands for many small objects of one type: the ids of all of them, in parts; otherwise empty
 */
record HolderRoot(
        Keeper keeper,
        long weight,
        Instance root,
        List<PathStep> reference,
        Map<StaticField, Instance> alike,
        List<long[]> small) {
    /** Whatever retains less is not worth a line of a report. */
    static final long LEAST_BYTES = 256 << 10;

    HolderRoot(Keeper keeper, long weight, Instance root) {
        this(keeper, weight, root, List.of(), Map.of(), List.of());
    }

    /** The ids of all objects that it stands for. */
    LongStream ids() {
        return small.isEmpty()
                ? Stream.concat(Stream.of(root), alike.values().stream()).mapToLong(Instance::getInstanceId)
                : small.stream().flatMapToLong(Arrays::stream);
    }

    boolean isField() {
        return keeper instanceof Keeper.Field;
    }

    boolean isThread() {
        return keeper instanceof Keeper.OfThread;
    }

    boolean isShared() {
        return keeper instanceof Keeper.SeveralRoots;
    }

    /** The path down to where its memory is. */
    HeapPath path(HeapGraph graph) {
        return HeaviestPath.from(graph, root, reference, small.isEmpty() ? 1 : ids().count());
    }
}
