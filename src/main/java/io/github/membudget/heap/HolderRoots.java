package io.github.membudget.heap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netbeans.lib.profiler.heap.GCRoot;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;
import org.netbeans.lib.profiler.heap.JavaFrameGCRoot;
import org.netbeans.lib.profiler.heap.ObjectArrayInstance;
import org.netbeans.lib.profiler.heap.ObjectFieldValue;

/** The roots of a heap that alone keep much. */
final class HolderRoots {
    static final long LEAST_BYTES = 256 << 10;
    private static final int MOST = 40;

    private final Heap heap;
    private final HeapGraph graph;
    private final Roots roots;
    private final List<Found> found = new ArrayList<>();

    /** Static fields that have a thread local, by the map of the thread that keeps its value. */
    private final Map<Long, String> heaviestLocal = new HashMap<>();

    /** Fields that refer to what another one does, by that. */
    private final Map<Long, List<String>> otherFields = new HashMap<>();

    HolderRoots(Heap heap, HeapGraph graph, Roots roots) {
        this.heap = heap;
        this.graph = graph;
        this.roots = roots;
    }

    /**
     * One of them.
     *
     * @param kind as a {@code holder} line says it
     * @param weight bytes on the heap and beside it
     * @param way in words, what stands between the name and the root; mostly empty
     */
    record Found(String kind, long weight, String name, Instance root, String way) {}

    /**
     * Those that keep most, the most first.
     *
     * @param told types that are told by themselves, though several roots reach their objects
     */
    List<Found> find(List<String> told) {
        statics();
        threads();
        pools();
        natives();
        frames();
        shared(told);
        return found.stream()
                .sorted(Comparator.comparingLong(Found::weight).reversed())
                .limit(MOST)
                .map(one -> new Found(one.kind(), one.weight(), one.name(), one.root(), way(one.root())))
                .toList();
    }

    private String way(Instance root) {
        if (otherFields.containsKey(root.getInstanceId())) {
            return "also in " + String.join(", ", otherFields.getOrDefault(root.getInstanceId(), List.of())) + " -> ";
        }
        return Optional.ofNullable(heaviestLocal.get(root.getInstanceId()))
                .map(field -> "ThreadLocal " + field + " -> ")
                .orElse("");
    }

    private void statics() {
        for (Object each : heap.getAllClasses()) {
            JavaClass declaring = (JavaClass) each;
            for (Object field : declaring.getStaticFieldValues()) {
                if (field instanceof ObjectFieldValue value
                        && !ClassKinds.isOurs(declaring)
                        && value.getInstance() != null
                        && !isLoading(value.getInstance())) {
                    String name = value.getField().getName();
                    if (!name.startsWith("<")) {
                        add("static-field", declaring.getName() + "." + name, value.getInstance());
                    }
                }
            }
        }
    }

    /** A class or its loader keeps what its classes' own static fields keep, which are told one by one. */
    private static boolean isLoading(Instance value) {
        for (JavaClass type = value.getJavaClass(); type != null; type = type.getSuperClass()) {
            if (type.getName().equals("java.lang.ClassLoader") || type.getName().equals("java.lang.Class")) {
                return true;
            }
        }
        return false;
    }

    private void threads() {
        for (Object each : heap.getGCRoots()) {
            GCRoot root = (GCRoot) each;
            if (!GCRoot.THREAD_OBJECT.equals(root.getKind()) || root.getInstance() == null) {
                continue;
            }
            Instance thread = root.getInstance();
            String name = HeapText.threadName(thread);
            long locals = 0;
            for (String field : List.of("threadLocals", "inheritableThreadLocals")) {
                if (thread.getValueOfField(field) instanceof Instance map) {
                    locals += graph.weight(map);
                    add("thread-local", name, map);
                    if (graph.weight(map) >= LEAST_BYTES) {
                        locals(map);
                    }
                }
            }
            if (graph.weight(thread) - locals >= LEAST_BYTES) {
                add("thread", name, thread);
            }
        }
    }

    /** What a method refers to that a thread is in: for good, where the thread waits there and nobody ends it. */
    private void frames() {
        for (Object each : heap.getGCRoots()) {
            if (each instanceof JavaFrameGCRoot frame
                    && frame.getInstance() != null
                    && frame.getThreadGCRoot() != null
                    && frame.getThreadGCRoot().getInstance() != null
                    && graph.isPassing(frame.getInstance())) {
                add("thread", HeapText.threadName(frame.getThreadGCRoot().getInstance()), frame.getInstance());
            }
        }
    }

    /** The field that has the thread local whose value keeps the most, where one is found. */
    private void locals(Instance map) {
        if (!(map.getValueOfField("table") instanceof ObjectArrayInstance table)) {
            return;
        }
        @Nullable Instance most = null;
        for (Object each : table.getValues()) {
            if (each instanceof Instance entry
                    && entry.getValueOfField("value") instanceof Instance value
                    && (most == null || graph.weight(value) > graph.weight((Instance) most.getValueOfField("value")))) {
                most = entry;
            }
        }
        if (most != null && most.getValueOfField("referent") instanceof Instance local) {
            field(local).ifPresent(name -> heaviestLocal.put(map.getInstanceId(), name));
        }
    }

    private Optional<String> field(Instance value) {
        for (Object each : heap.getAllClasses()) {
            for (Object field : ((JavaClass) each).getStaticFieldValues()) {
                if (field instanceof ObjectFieldValue reference
                        && reference.getInstance() != null
                        && reference.getInstance().getInstanceId() == value.getInstanceId()) {
                    return Optional.of(((JavaClass) each).getName() + "."
                            + reference.getField().getName());
                }
            }
        }
        return Optional.empty();
    }

    /** Of a pool with several threads none alone keeps its queue. */
    private void pools() {
        Map<Long, List<Instance>> pools = new LinkedHashMap<>();
        for (Object each : heap.getGCRoots()) {
            GCRoot root = (GCRoot) each;
            if (GCRoot.THREAD_OBJECT.equals(root.getKind())
                    && root.getInstance() != null
                    && pool(root.getInstance()) instanceof Instance pool) {
                pools.computeIfAbsent(pool.getInstanceId(), id -> new ArrayList<>())
                        .add(root.getInstance());
            }
        }
        pools.forEach((id, threads) -> {
            if (threads.size() > 1) {
                String others = threads.size() == 2 ? "the other" : "the other " + (threads.size() - 1);
                add(
                        "thread",
                        HeapText.threadName(threads.get(0)) + " and " + others + " of its pool",
                        heap.getInstanceByID(id));
            }
        });
    }

    private static @Nullable Object pool(Instance thread) {
        // Since Java 19 a thread has its task in a holder.
        Object task = thread.getValueOfField("holder") instanceof Instance holder
                ? holder.getValueOfField("task")
                : thread.getValueOfField("target");
        return task instanceof Instance worker
                        && worker.getJavaClass().getName().equals("java.util.concurrent.ThreadPoolExecutor$Worker")
                ? worker.getValueOfField("this$0")
                : null;
    }

    /** What native code refers to for good. */
    private void natives() {
        for (Object each : heap.getGCRoots()) {
            GCRoot root = (GCRoot) each;
            Instance instance = root.getInstance();
            if (GCRoot.JNI_GLOBAL.equals(root.getKind()) && instance != null && !isLoading(instance)) {
                boolean thread = instance.getValueOfField("threadLocals") != null;
                if (!thread) {
                    add("jni", instance.getJavaClass().getName(), instance);
                }
            }
        }
    }

    /** What several roots reach, so that none alone keeps it; types that were asked after are told by themselves. */
    private void shared(List<String> told) {
        for (long id : graph.shared()) {
            Instance object = heap.getInstanceByID(id);
            if (object != null
                    && heap.getJavaClassByID(id) == null
                    && !isLoading(object)
                    && !told.contains(object.getJavaClass().getName())) {
                add("several-roots", roots.to(object).root(), object);
            }
        }
    }

    private void add(String kind, String name, Instance root) {
        long weight = graph.weight(root);
        if (weight < LEAST_BYTES) {
            return;
        }
        // What several fields refer to is one thing.
        if (found.stream().noneMatch(one -> one.root().getInstanceId() == root.getInstanceId())) {
            found.add(new Found(kind, weight, name, root, ""));
        } else if (kind.equals("static-field")) {
            otherFields
                    .computeIfAbsent(root.getInstanceId(), id -> new ArrayList<>())
                    .add(name);
        }
    }
}
