package io.github.membudget.heap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netbeans.lib.profiler.heap.GCRoot;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;
import org.netbeans.lib.profiler.heap.JavaFrameGCRoot;
import org.netbeans.lib.profiler.heap.ObjectArrayInstance;
import org.netbeans.lib.profiler.heap.ObjectFieldValue;

/** The roots of a heap that keep much, alone or with others like them. */
final class HolderRoots {
    static final long LEAST_BYTES = 256 << 10;

    /** Kind of what none of them keeps alone. */
    static final String SEVERAL = "several-roots";

    /** Of one of many that are alike: more than an idle thread takes. */
    private static final long LEAST_OF_MANY = 8 << 10;

    static final Pattern OF_THE_JDK = Pattern.compile("(java|javax|jdk|sun|com\\.sun)\\.");

    /** Of what refers to an object that several roots reach; of popular ones anything does. */
    static final int MOST_REFERRERS = 64;

    private static final int MOST_THREADS = 1000;

    private final Heap heap;
    private final HeapGraph graph;
    private final Roots roots;
    private final List<Found> found = new ArrayList<>();

    /** Values of static fields of classes that one of several loaders of its kind loaded. */
    private final Set<Long> loaderOfMany = new HashSet<>();

    /** Static fields that have a thread local, by a thread's value of it. */
    private final Map<Long, String> locals = new HashMap<>();

    /** Static fields by what they refer to. */
    private final Map<Long, String> fields = new HashMap<>();

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
     * @param alike fields of the same name in other classes that keep the like of it: one cause, by the names of their fields
     * @param small ids of all objects, in parts, where they are of one type and keep little each
     */
    record Found(
            String kind,
            long weight,
            String name,
            Instance root,
            String way,
            Map<String, Instance> alike,
            List<long[]> small) {

        Found(String kind, long weight, String name, Instance root, String way, Map<String, Instance> alike) {
            this(kind, weight, name, root, way, alike, List.of());
        }

        /** Ids of it and of those like it. */
        LongStream ids() {
            return small.isEmpty()
                    ? Stream.concat(Stream.of(root), alike.values().stream()).mapToLong(Instance::getInstanceId)
                    : small.stream().flatMapToLong(Arrays::stream);
        }

        /** In front of its path. */
        String count() {
            return small.isEmpty() ? "" : String.format(Locale.ROOT, "%,d x ", ids().count());
        }
    }

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
        found.replaceAll(new Referred(heap, graph, found)::asItIs);
        shared(told);
        found.addAll(new SharedHolders(heap, graph, roots).small(told));
        leaveOutLoaded();
        // Paths take long, so that only those are gone that may matter.
        List<List<Found>> likely =
                AlikeRoots.groups(found, one -> one.root().getJavaClass().getName());
        List<Found> open = likely.stream().flatMap(List::stream).toList();
        return AlikeRoots.groups(open, one -> way(one.root()) + HeapPath.from(graph, one.root())).stream()
                .flatMap(this::told)
                .sorted(Comparator.comparingLong(Found::weight).reversed())
                .toList();
    }

    /** Threads one by one, since what each of them left is told with it. */
    private Stream<Found> told(List<Found> group) {
        Found first = Collections.max(group, Comparator.comparingLong(Found::weight));
        if (group.size() == 1 || AlikeRoots.isThread(first.kind())) {
            return group.stream().limit(MOST_THREADS).map(one -> with(one, one.weight(), Map.of()));
        }
        Map<String, Instance> others = new TreeMap<>();
        group.stream().filter(one -> one != first).forEach(one -> others.put(one.name(), one.root()));
        return Stream.of(with(first, AlikeRoots.weight(group), others));
    }

    private Found with(Found one, long weight, Map<String, Instance> alike) {
        return new Found(one.kind(), weight, one.name(), one.root(), way(one.root()), alike, one.small());
    }

    private String way(Instance root) {
        if (otherFields.containsKey(root.getInstanceId())) {
            return "also in " + String.join(", ", otherFields.getOrDefault(root.getInstanceId(), List.of())) + " -> ";
        }
        return Optional.ofNullable(locals.get(root.getInstanceId()))
                .map(field -> "ThreadLocal " + field + " -> ")
                .orElse("");
    }

    /** Of those that the suite made itself, the kinds of which it made several. */
    private Set<String> kindsOfManyLoaders() {
        Map<String, Set<Long>> loaders = new HashMap<>();
        for (Object each : heap.getAllClasses()) {
            Instance loader = ((JavaClass) each).getClassLoader();
            if (loader != null && !HeapPath.isJdksLoader(loader)) {
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
                        && !isLoading(value.getInstance())) {
                    String name = value.getField().getName();
                    if (!name.startsWith("<")) {
                        if (ofMany) {
                            loaderOfMany.add(value.getInstance().getInstanceId());
                        }
                        add("static-field", declaring.getName() + "." + name, value.getInstance());
                    }
                }
            }
        }
    }

    /** A class or its loader keeps what its classes' own static fields keep, which are told one by one. */
    static boolean isLoading(Instance value) {
        for (JavaClass type = value.getJavaClass(); type != null; type = type.getSuperClass()) {
            if (type.getName().equals("java.lang.ClassLoader") || type.getName().equals("java.lang.Class")) {
                return true;
            }
        }
        return false;
    }

    /** Where there are several class loaders of one kind and something told keeps one, it keeps the fields of its classes too. */
    private void leaveOutLoaded() {
        List<Found> loaded = found.stream()
                .filter(one -> loaderOfMany.contains(one.root().getInstanceId()))
                .toList();
        Set<Found> left = new HashSet<>(found);
        loaded.forEach(left::remove);
        List<Instance> others = left.stream()
                // It has the loader of all tests, and is not told.
                .filter(one -> !one.name().equals("main"))
                .map(Found::root)
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

    /** Value by value, with the field that has its thread local where one is found; all at once where what values share takes most. */
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
            add("thread-local", thread, map);
            return;
        }
        values.forEach((value, local) -> {
            if (graph.weight(value) >= LEAST_OF_MANY && local instanceof Instance known) {
                fieldOf(known).ifPresent(field -> locals.put(value.getInstanceId(), field));
            }
            add("thread-local", thread, value);
        });
    }

    private Optional<String> fieldOf(Instance local) {
        if (fields.isEmpty()) {
            for (Object each : heap.getAllClasses()) {
                for (Object field : ((JavaClass) each).getStaticFieldValues()) {
                    if (field instanceof ObjectFieldValue reference && reference.getInstance() != null) {
                        fields.putIfAbsent(
                                reference.getInstance().getInstanceId(),
                                ((JavaClass) each).getName() + "."
                                        + reference.getField().getName());
                    }
                }
            }
        }
        return Optional.ofNullable(fields.get(local.getInstanceId()));
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
                add(SEVERAL, roots.to(object).root(), object);
            }
        }
    }

    private void add(String kind, String name, Instance root) {
        long weight = graph.weight(root);
        boolean ofMany = AlikeRoots.isThread(kind) || kind.equals("static-field");
        if (weight < (ofMany ? LEAST_OF_MANY : LEAST_BYTES)) {
            return;
        }
        // What several fields refer to is one thing.
        if (found.stream().noneMatch(one -> one.root().getInstanceId() == root.getInstanceId())) {
            found.add(new Found(kind, weight, name, root, "", Map.of()));
        } else if (kind.equals("static-field")) {
            otherFields
                    .computeIfAbsent(root.getInstanceId(), id -> new ArrayList<>())
                    .add(name);
        }
    }
}
