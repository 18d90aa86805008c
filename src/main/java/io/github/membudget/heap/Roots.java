package io.github.membudget.heap;

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

/** The way down to an instance from the nearest static field, thread or native reference that reaches it, in words. */
final class Roots {
    private static final int MOST_TOLD = 10;
    static final String RUNNING = "a method that ran";

    private final Heap heap;
    private final HeapGraph graph;
    private final Map<Long, String> roots = new HashMap<>();

    Roots(Heap heap, HeapGraph graph) {
        this.heap = heap;
        this.graph = graph;
        for (Object each : heap.getGCRoots()) {
            GCRoot root = (GCRoot) each;
            Instance instance = root.getInstance();
            if (instance == null) {
                continue;
            }
            switch (root.getKind()) {
                case GCRoot.THREAD_OBJECT ->
                    roots.put(instance.getInstanceId(), "thread '" + HeapText.threadName(instance) + "'");
                case GCRoot.JNI_GLOBAL -> roots.putIfAbsent(instance.getInstanceId(), "native code (JNI)");
                default -> roots.putIfAbsent(instance.getInstanceId(), RUNNING);
            }
        }
    }

    /**
     * A way down to an instance.
     *
     * @param root {@code static field com.acme.Registry.POOLS}, {@code class com.acme.Registry}; empty where none was found
     * @param words from below the root to the instance
     */
    record Path(String root, String words) {
        static final Path NONE = new Path("", "");
    }

    Path to(Instance instance) {
        return to(instance.getInstanceId());
    }

    Path to(long id) {
        return of(graph.way(id));
    }

    /** The way by this one of those that refer to it. */
    Path to(long id, long referrer) {
        List<Long> way = new ArrayList<>(graph.way(referrer));
        way.add(id);
        return of(way);
    }

    private Path of(List<Long> way) {
        for (int i = way.size() - 1; i >= 0; i--) {
            JavaClass declaring = heap.getJavaClassByID(way.get(i));
            if (declaring != null && i + 1 < way.size()) {
                Optional<String> field = field(declaring, way.get(i + 1));
                if (field.isPresent()) {
                    return new Path("static field " + field.get(), words(way.subList(i + 1, way.size())));
                }
                // Its loader, as a rule: who has the class tells more.
                if (i == 0) {
                    return new Path("class " + declaring.getName(), words(way.subList(1, way.size())));
                }
            }
            String root = roots.get(way.get(i));
            // The way begins at what lasts, where anything does: what also runs just then tells less.
            if (root != null && (i == 0 || !root.equals(RUNNING))) {
                return new Path(root, words(way.subList(i, way.size())));
            }
        }
        return Path.NONE;
    }

    private static Optional<String> field(JavaClass declaring, long id) {
        for (Object each : declaring.getStaticFieldValues()) {
            if (each instanceof ObjectFieldValue value
                    && value.getInstance() != null
                    && value.getInstance().getInstanceId() == id
                    && !value.getField().getName().startsWith("<")) {
                return Optional.of(declaring.getName() + "." + value.getField().getName());
            }
        }
        return Optional.empty();
    }

    private String words(List<Long> way) {
        List<String> told = new ArrayList<>();
        for (long id : way) {
            Instance at = heap.getInstanceByID(id);
            if (at == null) {
                continue;
            }
            String name = HeapPath.shortName(at.getJavaClass().getName());
            boolean same = !told.isEmpty() && told.get(told.size() - 1).equals(name);
            if (!HeapPath.inner(at) && !same) {
                told.add(name);
            }
        }
        if (told.size() > MOST_TOLD) {
            int half = MOST_TOLD / 2;
            List<String> shorter = new ArrayList<>(told.subList(0, half));
            shorter.add("…");
            shorter.addAll(told.subList(told.size() - half, told.size()));
            return String.join(" -> ", shorter);
        }
        return String.join(" -> ", told);
    }
}
