package io.github.membudget.investigate.dump;

import io.github.membudget.model.heap.GcRoot;
import io.github.membudget.model.heap.Keeper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.Instance;

/** What a static field or a thread local refers to and another root reaches too is kept by none of them alone. */
final class MultiRootReclassifier {
    private final Heap heap;
    private final HeapGraph graph;
    private final Map<Long, List<Long>> referrers;

    MultiRootReclassifier(Heap heap, HeapGraph graph, List<HolderRoot> found) {
        this.heap = heap;
        this.graph = graph;
        referrers = graph.referrers(found.stream()
                .filter(one -> root(one).isPresent())
                .mapToLong(one -> one.root().getInstanceId())
                .toArray());
    }

    /** The root of what is looked at; the JDK knows its registers by several fields, of which the one that is known best is told. */
    private static Optional<GcRoot> root(HolderRoot one) {
        if (one.weight() < HolderRoot.LEAST_BYTES) {
            return Optional.empty();
        }
        if (one.keeper() instanceof Keeper.Field field) {
            return Optional.<GcRoot>of(field.field())
                    .filter(root -> !field.field().isJdks());
        }
        return one.keeper() instanceof Keeper.ThreadLocals local
                ? Optional.of(new GcRoot.LiveThread(local.name()))
                : Optional.empty();
    }

    /** The same, or as what several roots reach. */
    HolderRoot reclassified(HolderRoot one) {
        long id = one.root().getInstanceId();
        Optional<GcRoot> root = root(one);
        boolean others = root.isPresent()
                && referrers.getOrDefault(id, List.of()).stream()
                        .anyMatch(referrer -> !graph.isKeptBy(referrer, id) && !isOwn(one, referrer));
        return others ? new HolderRoot(Keeper.SeveralRoots.of(root), one.weight(), one.root()) : one;
    }

    /** Whether what refers to it is the class that has it in a field, or an entry of a thread's table. */
    private boolean isOwn(HolderRoot one, long referrer) {
        if (one.isField()) {
            return heap.getJavaClassByID(referrer) != null;
        }
        Instance entry = heap.getInstanceByID(referrer);
        return entry != null && entry.getJavaClass().getName().startsWith("java.lang.ThreadLocal$ThreadLocalMap");
    }
}
