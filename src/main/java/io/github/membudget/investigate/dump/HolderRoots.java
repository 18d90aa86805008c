package io.github.membudget.investigate.dump;

import io.github.membudget.model.heap.GcRoot.StaticField;
import io.github.membudget.model.heap.HeapNotation;
import io.github.membudget.model.heap.HeapPath;
import io.github.membudget.model.heap.Keeper;
import io.github.membudget.model.heap.PathStep;
import io.github.membudget.model.heap.Way;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netbeans.lib.profiler.heap.GCRoot;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;
import org.netbeans.lib.profiler.heap.JavaFrameGCRoot;
import org.netbeans.lib.profiler.heap.ObjectArrayInstance;
import org.netbeans.lib.profiler.heap.ObjectFieldValue;

/**
 * Finds the holder roots of a heap: the static fields, threads, thread locals and native references that retain much memory, and the objects
 * that several of them hold together.
 */
final class HolderRoots {
    /** Bytes that one field or thread has to retain to be counted with others like it: more than an idle thread takes. */
    private static final long LEAST_OF_MANY = 8 << 10;

    /** So many threads of one kind are told. */
    private static final int MOST_THREADS = 1000;

    private final Heap heap;
    private final HeapGraph graph;
    private final Roots roots;
    private final List<HolderRoot> found = new ArrayList<>();

    /** Ids of values of static fields whose class was loaded by one of several class loaders of one kind. */
    private final Set<Long> loaderOfMany = new HashSet<>();

    /** The static field that has the thread local, by the id of a thread's value of it. */
    private final Map<Long, StaticField> locals = new HashMap<>();

    /** Static fields by the id of what they refer to; filled when first asked for. */
    private final Map<Long, StaticField> fields = new HashMap<>();

    /** Further fields that refer to an object that was found by its first field already, by the object's id. */
    private final Map<Long, List<StaticField>> otherFields = new HashMap<>();

    HolderRoots(Heap heap, HeapGraph graph, Roots roots) {
        this.heap = heap;
        this.graph = graph;
        this.roots = roots;
    }

    /**
     * The roots that retain most, the heaviest first.
     *
     * @param told types that the query asks after: objects of these that several roots reach are left out, since they get an answer of their own
     * @param frames whether what running methods refer to counts for their threads
     */
    List<HolderRoot> find(Set<String> told, boolean frames) {
        statics();
        threads();
        pools();
        natives();
        if (frames) {
            frames();
        }
        found.replaceAll(new MultiRootReclassifier(heap, graph, found)::reclassified);
        shared(told);
        found.addAll(new SharedHolders(heap, graph, roots).small(told));
        leaveOutLoaded();
        // Paths take long to find: first those roots are left out that cannot matter.
        List<List<HolderRoot>> likely =
                AlikeRoots.groups(found, one -> one.root().getJavaClass().getName());
        List<HolderRoot> open = likely.stream().flatMap(List::stream).toList();
        return AlikeRoots.groups(open, this::look).stream()
                .flatMap(this::told)
                .sorted(Comparator.comparingLong(HolderRoot::weight).reversed())
                .toList();
    }

    /** What a root looks like for {@link AlikeRoots}: its path without numbers. */
    private String look(HolderRoot one) {
        HeapPath path = HeaviestPath.from(graph, one.root(), reference(one.root()), 1);
        return HeapNotation.of(path.uncounted());
    }

    /**
     * The roots that stand for a group. Threads are told one by one, since what each of them left behind is told with it; of fields the
     * heaviest stands for all.
     */
    private Stream<HolderRoot> told(List<HolderRoot> group) {
        HolderRoot first = Collections.max(group, Comparator.comparingLong(HolderRoot::weight));
        if (group.size() == 1 || first.isThread()) {
            return group.stream().limit(MOST_THREADS).map(one -> with(one, one.weight(), Map.of()));
        }
        Map<StaticField, Instance> others = new TreeMap<>(StaticField.BY_NAME);
        for (HolderRoot one : group) {
            if (one != first && one.keeper() instanceof Keeper.Field field) {
                others.put(field.field(), one.root());
            }
        }
        return Stream.of(with(first, AlikeRoots.weight(group), others));
    }

    private HolderRoot with(HolderRoot one, long weight, Map<StaticField, Instance> alike) {
        return new HolderRoot(one.keeper(), weight, one.root(), reference(one.root()), alike, one.small());
    }

    /** The steps between a root's keeper and the root: further fields that have it too, or the field of its thread local. */
    private List<PathStep> reference(Instance root) {
        List<StaticField> also = otherFields.getOrDefault(root.getInstanceId(), List.of());
        if (!also.isEmpty()) {
            return List.of(new PathStep.AlsoIn(List.copyOf(also)));
        }
        return Optional.ofNullable(locals.get(root.getInstanceId()))
                .map(variable -> List.<PathStep>of(new PathStep.ThreadLocalOf(variable)))
                .orElse(List.of());
    }

    /** The types of class loaders of which the suite made several. */
    private Set<String> kindsOfManyLoaders() {
        Map<String, Set<Long>> loaders = new HashMap<>();
        for (Object each : heap.getAllClasses()) {
            Instance loader = ((JavaClass) each).getClassLoader();
            if (loader != null && !ClassLoading.isJdksLoader(loader)) {
                loaders.computeIfAbsent(loader.getJavaClass().getName(), any -> new HashSet<>())
                        .add(loader.getInstanceId());
            }
        }
        loaders.values().removeIf(some -> some.size() < 2);
        return loaders.keySet();
    }

    private void statics() {
        Set<String> many = kindsOfManyLoaders();
        for (Object each : heap.getAllClasses()) {
            JavaClass declaring = (JavaClass) each;
            Instance loader = declaring.getClassLoader();
            boolean ofMany =
                    loader != null && many.contains(loader.getJavaClass().getName());
            for (Object field : declaring.getStaticFieldValues()) {
                if (field instanceof ObjectFieldValue value
                        && !ClassKinds.isOurs(declaring)
                        && value.getInstance() != null
                        && !ClassLoading.isClassOrLoader(value.getInstance())) {
                    String name = value.getField().getName();
                    if (!name.startsWith("<")) {
                        if (ofMany) {
                            loaderOfMany.add(value.getInstance().getInstanceId());
                        }
                        add(Keeper.Field.of(new StaticField(declaring.getName(), name)), value.getInstance());
                    }
                }
            }
        }
    }

    /**
     * Leaves out static fields of classes whose class loader is one of several of its kind and is held by another root: that root holds
     * the fields too.
     */
    private void leaveOutLoaded() {
        List<HolderRoot> loaded = found.stream()
                .filter(one -> loaderOfMany.contains(one.root().getInstanceId()))
                .toList();
        Set<HolderRoot> left = new HashSet<>(found);
        loaded.forEach(left::remove);
        List<Instance> others = left.stream()
                // The main thread has the class loader of all tests, and would hide every field.
                .filter(one -> !(one.keeper() instanceof Keeper.OfThread thread
                        && thread.name().equals("main")))
                .map(HolderRoot::root)
                .toList();
        long[] keepers = graph.holders(
                loaded.stream().mapToLong(one -> one.root().getInstanceId()).toArray(),
                others.stream().mapToLong(Instance::getInstanceId));
        for (int i = 0; i < keepers.length; i++) {
            if (keepers[i] != 0) {
                found.remove(loaded.get(i));
            }
        }
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
                    locals(name, map);
                }
            }
            if (graph.weight(thread) - locals >= LEAST_OF_MANY) {
                add(Keeper.Threads.of(name), thread);
            }
        }
    }

    /** What running methods refer to. A thread that nobody ends may stay in its method, and keep these objects, for good. */
    private void frames() {
        for (Object each : heap.getGCRoots()) {
            if (each instanceof JavaFrameGCRoot frame
                    && frame.getInstance() != null
                    && frame.getThreadGCRoot() != null
                    && frame.getThreadGCRoot().getInstance() != null
                    && graph.isPassing(frame.getInstance())) {
                add(
                        Keeper.Threads.of(
                                HeapText.threadName(frame.getThreadGCRoot().getInstance())),
                        frame.getInstance());
            }
        }
    }

    /**
     * A thread's thread locals: one by one, with the static field that has the thread local; or all at once where the values share most
     * of the memory.
     */
    private void locals(String thread, Instance map) {
        Map<Instance, @Nullable Object> values = new LinkedHashMap<>();
        if (graph.weight(map) >= LEAST_OF_MANY && map.getValueOfField("table") instanceof ObjectArrayInstance table) {
            for (Object each : table.getValues()) {
                if (each instanceof Instance entry && entry.getValueOfField("value") instanceof Instance value) {
                    values.put(value, entry.getValueOfField("referent"));
                }
            }
        }
        long alone = values.keySet().stream().mapToLong(graph::weight).sum();
        if (2 * alone < graph.weight(map)) {
            add(Keeper.ThreadLocals.of(thread), map);
            return;
        }
        values.forEach((value, local) -> {
            if (graph.weight(value) >= LEAST_OF_MANY && local instanceof Instance known) {
                fieldOf(known).ifPresent(field -> locals.put(value.getInstanceId(), field));
            }
            add(Keeper.ThreadLocals.of(thread), value);
        });
    }

    private Optional<StaticField> fieldOf(Instance local) {
        if (fields.isEmpty()) {
            for (Object each : heap.getAllClasses()) {
                for (Object field : ((JavaClass) each).getStaticFieldValues()) {
                    if (field instanceof ObjectFieldValue reference && reference.getInstance() != null) {
                        fields.putIfAbsent(
                                reference.getInstance().getInstanceId(),
                                new StaticField(
                                        ((JavaClass) each).getName(),
                                        reference.getField().getName()));
                    }
                }
            }
        }
        return Optional.ofNullable(fields.get(local.getInstanceId()));
    }

    /** Pools of several threads: all of them hold the pool's queue, so that no thread alone does. */
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
                String first = HeapText.threadName(threads.get(0));
                add(new Keeper.Threads(first, threads.size() - 1, 0, List.of()), heap.getInstanceByID(id));
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

    /** What native code refers to for good, by JNI global references. */
    private void natives() {
        for (Object each : heap.getGCRoots()) {
            GCRoot root = (GCRoot) each;
            Instance instance = root.getInstance();
            if (GCRoot.JNI_GLOBAL.equals(root.getKind())
                    && instance != null
                    && !ClassLoading.isClassOrLoader(instance)) {
                boolean thread = instance.getValueOfField("threadLocals") != null;
                if (!thread) {
                    add(new Keeper.JniReference(instance.getJavaClass().getName()), instance);
                }
            }
        }
    }

    /** Objects that several roots reach, so that none of them alone keeps them. */
    private void shared(Set<String> told) {
        for (long id : graph.shared()) {
            Instance object = heap.getInstanceByID(id);
            if (object != null
                    && heap.getJavaClassByID(id) == null
                    && !ClassLoading.isClassOrLoader(object)
                    && !told.contains(object.getJavaClass().getName())) {
                add(Keeper.SeveralRoots.of(roots.to(object).map(Way::root)), object);
            }
        }
    }

    private void add(Keeper keeper, Instance root) {
        long weight = graph.weight(root);
        boolean ofMany = keeper instanceof Keeper.OfThread || keeper instanceof Keeper.Field;
        if (weight < (ofMany ? LEAST_OF_MANY : HolderRoot.LEAST_BYTES)) {
            return;
        }
        // An object to which several fields refer is told once, with all of its fields.
        if (found.stream().noneMatch(one -> one.root().getInstanceId() == root.getInstanceId())) {
            found.add(new HolderRoot(keeper, weight, root));
        } else if (keeper instanceof Keeper.Field field) {
            otherFields
                    .computeIfAbsent(root.getInstanceId(), id -> new ArrayList<>())
                    .add(field.field());
        }
    }
}
