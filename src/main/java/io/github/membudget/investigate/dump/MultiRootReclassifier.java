package io.github.membudget.investigate.dump;

import io.github.membudget.model.heap.GcRoot;
import io.github.membudget.model.heap.Keeper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.Instance;

/**
 * Corrects the keeper of objects that a static field or a thread local refers to, but that another root reaches too. Such an object would not
 * be freed if the field were cleared: it is held by several roots.
 */
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

    /**
     * The root that is in question; empty where nothing is corrected. Fields of the JDK are left as they are: it refers to its own
     * registers by several fields.
     */
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

    /** The same root, or the same object as one that several roots hold. */
    HolderRoot reclassified(HolderRoot one) {
        long id = one.root().getInstanceId();
        Optional<GcRoot> root = root(one);
        boolean others = root.isPresent()
                && referrers.getOrDefault(id, List.of()).stream()
                        .anyMatch(referrer -> !graph.isKeptBy(referrer, id) && !isOwn(one, referrer));
        return others ? new HolderRoot(Keeper.SeveralRoots.of(root), one.weight(), one.root()) : one;
    }

    /**
     * Whether the reference is the one by which the root was found: from a class, or from an entry of a thread's table of thread locals.
     */
    private boolean isOwn(HolderRoot one, long referrer) {
        if (one.isField()) {
            return heap.getJavaClassByID(referrer) != null;
        }
        Instance entry = heap.getInstanceByID(referrer);
        return entry != null && entry.getJavaClass().getName().startsWith("java.lang.ThreadLocal$ThreadLocalMap");
    }
}
