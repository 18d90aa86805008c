package io.github.membudget.investigate.dump;

import io.github.membudget.model.heap.GcRoot;
import io.github.membudget.model.heap.GcRoot.StaticField;
import io.github.membudget.model.heap.HeapPath;
import io.github.membudget.model.heap.PathStep;
import io.github.membudget.model.heap.TypeNames;
import io.github.membudget.model.heap.Way;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netbeans.lib.profiler.heap.GCRoot;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;
import org.netbeans.lib.profiler.heap.ObjectFieldValue;

/**
 * Finds and names the way to an object: from the nearest static field, thread or native reference that reaches it, by a few types in
 * between.
 */
final class Roots {
    /** So many steps of a way are told; those in the middle of a longer one are left out. */
    private static final int MOST_TOLD = 10;

    private final Heap heap;
    private final HeapGraph graph;
    private final Map<Long, GcRoot> roots = new HashMap<>();

    Roots(Heap heap, HeapGraph graph) {
        this.heap = heap;
        this.graph = graph;
        ClassLoading.systemLoaders(heap)
                .forEach(loader -> roots.put(
                        loader.getInstanceId(),
                        new GcRoot.LoadedClass(loader.getJavaClass().getName())));
        for (Object each : heap.getGCRoots()) {
            GCRoot root = (GCRoot) each;
            Instance instance = root.getInstance();
            if (instance == null) {
                continue;
            }
            switch (root.getKind()) {
                case GCRoot.THREAD_OBJECT ->
                    roots.put(instance.getInstanceId(), new GcRoot.LiveThread(HeapText.threadName(instance)));
                case GCRoot.JNI_GLOBAL -> roots.putIfAbsent(instance.getInstanceId(), new GcRoot.NativeCode());
                default -> roots.putIfAbsent(instance.getInstanceId(), new GcRoot.RunningMethod());
            }
        }
    }

    Optional<Way> to(Instance instance) {
        return to(instance.getInstanceId());
    }

    /** Empty where no root reaches it. */
    Optional<Way> to(long id) {
        return of(graph.way(id));
    }

    /** The way to an object whose last reference is the one from this referrer. */
    Optional<Way> to(long id, long referrer) {
        List<Long> way = new ArrayList<>(graph.way(referrer));
        way.add(id);
        return of(way);
    }

    private Optional<Way> of(List<Long> way) {
        for (int i = way.size() - 1; i >= 0; i--) {
            JavaClass declaring = heap.getJavaClassByID(way.get(i));
            if (declaring != null && i + 1 < way.size()) {
                Optional<StaticField> field = field(declaring, way.get(i + 1));
                if (field.isPresent()) {
                    return Optional.of(new Way(field.get(), path(way.subList(i + 1, way.size()))));
                }
                // The class refers to it by no field, so it is its class loader as a rule: the class's name tells more.
                if (i == 0) {
                    return Optional.of(
                            new Way(new GcRoot.LoadedClass(declaring.getName()), path(way.subList(1, way.size()))));
                }
            }
            GcRoot root = roots.get(way.get(i));
            // A running method that refers to an object further down the way tells less than the way's own root.
            if (root != null && (i == 0 || !(root instanceof GcRoot.RunningMethod))) {
                return Optional.of(new Way(root, path(way.subList(i, way.size()))));
            }
        }
        return Optional.empty();
    }

    private static Optional<StaticField> field(JavaClass declaring, long id) {
        for (Object each : declaring.getStaticFieldValues()) {
            if (each instanceof ObjectFieldValue value
                    && value.getInstance() != null
                    && value.getInstance().getInstanceId() == id
                    && !value.getField().getName().startsWith("<")) {
                return Optional.of(
                        new StaticField(declaring.getName(), value.getField().getName()));
            }
        }
        return Optional.empty();
    }

    private HeapPath path(List<Long> way) {
        List<PathStep> steps = new ArrayList<>();
        for (long id : way) {
            Instance at = heap.getInstanceByID(id);
            if (at == null) {
                continue;
            }
            PathStep step =
                    PathStep.Objects.one(TypeNames.lasting(at.getJavaClass().getName()));
            boolean same = !steps.isEmpty() && steps.get(steps.size() - 1).equals(step);
            if (!CollectionParts.inner(at) && !same) {
                steps.add(step);
            }
        }
        if (steps.size() <= MOST_TOLD) {
            return new HeapPath(List.copyOf(steps));
        }
        int half = MOST_TOLD / 2;
        List<PathStep> shorter = new ArrayList<>(steps.subList(0, half));
        shorter.add(new PathStep.Omitted());
        shorter.addAll(steps.subList(steps.size() - half, steps.size()));
        return new HeapPath(List.copyOf(shorter));
    }
}
