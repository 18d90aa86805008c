package io.github.membudget.heap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netbeans.lib.profiler.heap.GCRoot;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;
import org.netbeans.lib.profiler.heap.ObjectFieldValue;
import org.netbeans.lib.profiler.heap.Value;

/** From an instance up to the nearest static field, thread or native reference that reaches it, weak references left out. */
final class Roots {
    private static final int MOST_VISITED = 20_000;
    private static final int MOST_TOLD = 10;

    private final Map<Long, String> roots = new HashMap<>();

    Roots(Heap heap) {
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
                default -> {}
            }
        }
    }

    /**
     * A way down to an instance.
     *
     * @param root {@code static field com.acme.Registry.POOLS}; empty where none was found
     * @param words from below the root to the instance
     */
    record Path(String root, String words) {
        static final Path NONE = new Path("", "");
    }

    private record Step(Instance instance, @Nullable Step below) {}

    Path to(Instance instance) {
        Set<Long> seen = new HashSet<>();
        Deque<Step> next = new ArrayDeque<>();
        next.add(new Step(instance, null));
        while (!next.isEmpty() && seen.size() < MOST_VISITED) {
            Step at = next.poll();
            if (!seen.add(at.instance().getInstanceId())) {
                continue;
            }
            String root = roots.get(at.instance().getInstanceId());
            if (root != null) {
                return new Path(root, words(at));
            }
            for (Object each : at.instance().getReferences()) {
                Value reference = (Value) each;
                if (reference instanceof ObjectFieldValue value
                        && value.getField().isStatic()) {
                    return new Path(
                            "static field "
                                    + value.getField().getDeclaringClass().getName() + "."
                                    + value.getField().getName(),
                            words(at));
                }
                Instance above = reference.getDefiningInstance();
                if (above != null && !isWeak(reference)) {
                    next.add(new Step(above, at));
                }
            }
        }
        return Path.NONE;
    }

    private static boolean isWeak(Value reference) {
        return reference instanceof ObjectFieldValue value
                && value.getField().getName().equals("referent")
                && value.getField().getDeclaringClass().getName().equals("java.lang.ref.Reference");
    }

    private static String words(Step top) {
        List<String> told = new ArrayList<>();
        for (Step at = top; at != null; at = at.below()) {
            JavaClass type = at.instance().getJavaClass();
            String name = HeapPath.shortName(type.getName());
            boolean same = !told.isEmpty() && told.get(told.size() - 1).equals(name);
            if (!HeapPath.inner(at.instance()) && !same) {
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
