package io.github.membudget.heap;

import io.github.membudget.heap.HolderRoots.Found;
import java.util.List;
import java.util.Map;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.Instance;

/** What a field or a thread local has and another root reaches too, neither of them keeps. */
final class Referred {
    private final Heap heap;
    private final HeapGraph graph;
    private final Map<Long, List<Long>> referrers;

    Referred(Heap heap, HeapGraph graph, List<Found> found) {
        this.heap = heap;
        this.graph = graph;
        referrers = graph.referrers(
                found.stream()
                        .filter(Referred::isAsked)
                        .mapToLong(one -> one.root().getInstanceId())
                        .toArray(),
                HolderRoots.MOST_REFERRERS);
    }

    /** Of the JDK's registers, which it knows by several fields, the one that is known best is told. */
    private static boolean isAsked(Found one) {
        return (one.kind().equals("static-field") || one.kind().equals("thread-local"))
                && one.weight() >= HolderRoots.LEAST_BYTES
                && !HolderRoots.OF_THE_JDK.matcher(one.name()).lookingAt();
    }

    /** The same, or as what several roots reach. */
    Found asItIs(Found one) {
        long id = one.root().getInstanceId();
        boolean others = isAsked(one)
                && referrers.getOrDefault(id, List.of()).stream()
                        .anyMatch(referrer -> !graph.isKeptBy(referrer, id) && !isOwn(one, referrer));
        if (!others) {
            return one;
        }
        String name = one.kind().equals("static-field") ? "static field " + one.name() : "thread '" + one.name() + "'";
        return new Found(HolderRoots.SEVERAL, one.weight(), name, one.root(), "", Map.of());
    }

    /** A class that has it in a field, or an entry of a thread's table. */
    private boolean isOwn(Found one, long referrer) {
        if (one.kind().equals("static-field")) {
            return heap.getJavaClassByID(referrer) != null;
        }
        Instance entry = heap.getInstanceByID(referrer);
        return entry != null && entry.getJavaClass().getName().startsWith("java.lang.ThreadLocal$ThreadLocalMap");
    }
}
