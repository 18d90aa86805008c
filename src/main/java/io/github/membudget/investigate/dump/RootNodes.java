package io.github.membudget.investigate.dump;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netbeans.lib.profiler.heap.GCRoot;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;

/**
 * The GC roots of a dump, in the order in which a way to an object is looked for: first what says best who keeps the object.
 *
 * @param lasting classes (which have the static fields), the JVM's own class loaders, threads and native references
 * @param registers classes that know of everything of a kind, such as shutdown hooks, and say nothing of who keeps it
 * @param passing what only methods refer to that run at the moment
 */
record RootNodes(int[] lasting, int[] registers, int[] passing) {
    private static final Set<String> LASTING = Set.of(GCRoot.STICKY_CLASS, GCRoot.THREAD_OBJECT, GCRoot.JNI_GLOBAL);

    /** @param unloadable ids of classes that are no roots, since their class loader keeps them */
    static RootNodes of(Heap heap, ObjectTable table, Set<Long> unloadable) {
        Set<Integer> lasting = new HashSet<>();
        Set<Integer> passing = new HashSet<>();
        for (Object each : heap.getGCRoots()) {
            GCRoot root = (GCRoot) each;
            Instance instance = root.getInstance();
            int node = instance == null ? -1 : table.node(instance.getInstanceId());
            if (node >= 0) {
                (LASTING.contains(root.getKind()) ? lasting : passing).add(node);
            }
        }
        for (Object each : heap.getAllClasses()) {
            long id = ((JavaClass) each).getJavaClassId();
            if (!unloadable.contains(id)) {
                lasting.add(table.node(id));
            }
        }
        ClassLoading.systemLoaders(heap).forEach(loader -> lasting.add(table.node(loader.getInstanceId())));
        passing.removeAll(lasting);
        Set<Integer> registers = Registers.in(heap).stream()
                .map(type -> table.node(type.getJavaClassId()))
                .collect(Collectors.toSet());
        return new RootNodes(
                sorted(lasting, node -> !registers.contains(node)),
                sorted(lasting, registers::contains),
                sorted(passing, node -> true));
    }

    private static int[] sorted(Set<Integer> nodes, IntPredicate wanted) {
        return nodes.stream()
                .mapToInt(Integer::intValue)
                .filter(wanted)
                .sorted()
                .toArray();
    }

    int[] all() {
        return Stream.of(lasting, registers, passing)
                .flatMapToInt(Arrays::stream)
                .toArray();
    }

    /** The shortest ways, as {@link Walks#breadthFirst} returns them. Each queue of references gets edges to what it alone keeps. */
    int[] walk(ObjectTable table) {
        int[] above = Walks.breadthFirst(table.edges, all(), stages());
        return table.queued.addTo(table.edges, node -> above[node] != Walks.UNREACHED)
                ? Walks.breadthFirst(table.edges, all(), stages())
                : above;
    }

    /** Ways from roots of one stage are found before ways from roots of the next: the number of roots before each of them. */
    private Set<Integer> stages() {
        return new HashSet<>(List.of(lasting.length, lasting.length + registers.length));
    }
}
