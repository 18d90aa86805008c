package io.github.membudget.investigate.dump;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.netbeans.lib.profiler.heap.GCRoot;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;
import org.netbeans.lib.profiler.heap.ObjectFieldValue;

/**
 * The objects of a dump and their references, for what has to look at all of them; names and values are the library's part. It computes
 * what an object retains too, but takes minutes for a few hundred MiB of syntax trees, and counts bytes of the dump, not of the JVM. References that do not keep
 * anything from being collected (weak, soft, phantom) are no edges.
 */
final class HeapGraph {
    private static final Set<String> DURABLE = Set.of(GCRoot.STICKY_CLASS, GCRoot.THREAD_OBJECT, GCRoot.JNI_GLOBAL);

    /** Of sizes, in bytes. */
    static final int UNIT = 8;

    private final Heap heap;
    private final Set<Long> unloadable;
    private final Addresses addresses;
    /** In units of 8 bytes, to which all objects are aligned. */
    private final int[] sizes;

    private final Edges edges;
    private final int[] roots;
    /** Roots that only running methods refer to. */
    private final BitSet passing = new BitSet();

    private final Dominators dominators;
    private final long[] retained;
    /** Capacities of direct buffers, in the same units; empty where there are none. */
    private final int[] direct;

    private final long[] retainedDirect;
    private final SharedObjects shared;
    private final TypeMembers members;
    private final int[] above;
    private final SoftReferences soft = new SoftReferences();

    HeapGraph(Heap heap, File dump, RealSizes real) throws IOException {
        this.heap = heap;
        ClassKinds kinds = new ClassKinds(heap);
        DumpScan.Layouts layouts = new DumpScan.Layouts(kinds.weak(), kinds.soft());
        Map<Long, String> names = kinds.names();
        Set<Long> ours = kinds.ours();
        DirectBuffers buffers = new DirectBuffers(heap);
        // Half of the time with a large dump is the library's, for an index of its own: nothing is asked of it
        // meanwhile.
        Thread index =
                new Thread(() -> heap.getInstanceByID(names.keySet().iterator().next()), "index");
        // A dump that cannot be read need not wait for it.
        index.setDaemon(true);
        index.start();
        ObjectIds ids = ObjectIds.of(names.keySet(), dump, layouts);
        addresses = new Addresses(ids.distinct());
        unloadable = ClassKinds.unloadable(layouts.loaders(), ids.loaderTypes(names));
        sizes = new int[addresses.count()];
        edges = new Edges(addresses.count());
        Shapes shapes = new Shapes(addresses.count());
        DumpScan.run(
                dump,
                layouts,
                true,
                new References(names, unloadable, ours, addresses, real, buffers, sizes, edges, shapes, soft));
        await(index);
        classes();
        int[] durable = roots(true);
        Set<Integer> stages = new HashSet<>(List.of(durable.length - registersLast(durable), durable.length));
        int[] all = IntStream.concat(Arrays.stream(durable), Arrays.stream(roots(false)))
                .distinct()
                .toArray();
        above = Walks.breadthFirst(edges, all, stages);
        // What lasts refers to it anyway: an idle thread's frames have its pool's queue, and would hide who keeps that.
        roots = Arrays.stream(all).filter(root -> above[root] == Walks.ROOT).toArray();
        Arrays.stream(roots).forEach(passing::set);
        Arrays.stream(durable).forEach(passing::clear);
        dominators = Dominators.of(edges, roots);
        retained = dominators.retained(sizes);
        direct = units(buffers.capacities());
        retainedDirect = direct.length == 0 ? new long[0] : dominators.retained(direct);
        BitSet ofRoots = new BitSet();
        Arrays.stream(roots).forEach(ofRoots::set);
        BitSet ofClasses = new BitSet();
        heap.getAllClasses().forEach(each -> ofClasses.set(node(((JavaClass) each).getJavaClassId())));
        // What two fields of one class reach the class keeps, and neither of them.
        shared = new SharedObjects(
                IntStream.concat(dominators.tops(), dominators.below(ofClasses)).filter(node -> !ofRoots.get(node)),
                above,
                ofClasses,
                shapes,
                node -> UNIT * weightOf(node));
        members = new TypeMembers(addresses, shapes);
    }

    private static void await(Thread index) throws IOException {
        try {
            index.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private int[] units(Map<Long, Long> capacities) {
        int[] units = new int[capacities.isEmpty() ? 0 : sizes.length];
        capacities.forEach((id, bytes) -> units[node(id)] = (int) (bytes / UNIT));
        return units;
    }

    private int node(long id) {
        return addresses.place(id);
    }

    private void refer(int from, @Nullable Object to) {
        if (to instanceof Instance instance) {
            int target = node(instance.getInstanceId());
            if (target >= 0 && target != from) {
                edges.add(from, target);
            }
        }
    }

    /** Classes refer to what their static fields hold, and to what loaded them. */
    private void classes() {
        for (Object each : heap.getAllClasses()) {
            JavaClass type = (JavaClass) each;
            int node = node(type.getJavaClassId());
            edges.begin(node);
            for (Object field : type.getStaticFieldValues()) {
                if (field instanceof ObjectFieldValue value && !ClassKinds.isOurs(type)) {
                    refer(node, value.getInstance());
                }
            }
            refer(node, type.getClassLoader());
        }
    }

    /** Static fields, threads and native references last; what a running method refers to soon passes. */
    private int[] roots(boolean durable) {
        Set<Integer> nodes = new HashSet<>();
        for (Object each : heap.getGCRoots()) {
            GCRoot root = (GCRoot) each;
            Instance instance = root.getInstance();
            int node = instance == null ? -1 : node(instance.getInstanceId());
            if (node >= 0 && DURABLE.contains(root.getKind()) == durable) {
                nodes.add(node);
            }
        }
        for (Object each : heap.getAllClasses()) {
            long id = ((JavaClass) each).getJavaClassId();
            if (durable && !unloadable.contains(id)) {
                nodes.add(node(id));
            }
        }
        return nodes.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    /** Registers of all that there is of a kind tell nothing of who keeps it. Returns how many stand last now. */
    private int registersLast(int[] durable) {
        Set<Integer> registers = Registers.in(heap).stream()
                .map(type -> node(type.getJavaClassId()))
                .collect(Collectors.toSet());
        int[] ordered = IntStream.concat(
                        Arrays.stream(durable).filter(node -> !registers.contains(node)),
                        Arrays.stream(durable).filter(registers::contains))
                .toArray();
        System.arraycopy(ordered, 0, durable, 0, durable.length);
        return (int) Arrays.stream(durable).filter(registers::contains).count();
    }

    /** Bytes that nothing but this keeps from being collected, with itself; 0 where it is not kept itself. */
    long retained(Instance instance) {
        return retained(instance.getInstanceId());
    }

    long retained(long id) {
        int node = node(id);
        return node < 0 ? 0 : UNIT * retained[node];
    }

    /** For each of these objects the id of the nearest holder that alone keeps it; 0 where none does. */
    long[] holders(long[] objects, LongStream holders) {
        BitSet nodes = new BitSet();
        holders.mapToInt(this::node).filter(node -> node >= 0).forEach(nodes::set);
        int[] nearest = dominators.nearest(nodes, sizes.length);
        return Arrays.stream(objects)
                .map(id -> {
                    int node = node(id);
                    return node < 0 || nearest[node] < 0 ? 0 : addresses.id(nearest[node]);
                })
                .toArray();
    }

    /** Whether every way to the one leads by the other. */
    boolean isKeptBy(long id, long keeper) {
        int node = node(id);
        int top = node(keeper);
        return node >= 0 && top >= 0 && above[node] != Walks.UNREACHED && dominators.isBelow(node, top);
    }

    /** What it alone keeps, by way of whatever else it keeps too: the heaviest of these, so many at most. */
    List<Instance> below(Instance instance, int most) {
        return dominators
                .below(node(instance.getInstanceId()))
                .boxed()
                .sorted(Comparator.comparingLong((Integer node) -> -weightOf(node)))
                .limit(most)
                .map(node -> heap.getInstanceByID(addresses.id(node)))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The class that this object stands for; null for any other object. */
    @Nullable
    JavaClass declared(Instance instance) {
        return heap.getJavaClassByID(instance.getInstanceId());
    }

    /** Whether nothing but methods that run have it. */
    boolean isPassing(Instance instance) {
        int node = node(instance.getInstanceId());
        return node >= 0 && passing.get(node);
    }

    /** Bytes that soft references alone keep, by the class of the references; what several classes reach is the first one's. */
    Map<String, Long> softly() {
        Map<String, Long> bytes = new HashMap<>();
        soft.units(edges, sizes, node -> above[node] != Walks.UNREACHED)
                .forEach(
                        (type, units) -> bytes.merge(heap.getJavaClassByID(type).getName(), UNIT * units, Long::sum));
        return bytes;
    }

    /** Capacities of direct buffers that nothing but this keeps. */
    long retainedDirect(Instance instance) {
        return retainedDirect(instance.getInstanceId());
    }

    long retainedDirect(long id) {
        int node = node(id);
        return node < 0 || direct.length == 0 ? 0 : UNIT * retainedDirect[node];
    }

    /** Whether it is a direct buffer with memory of its own. */
    boolean isDirect(Instance instance) {
        int node = node(instance.getInstanceId());
        return node >= 0 && direct.length > 0 && direct[node] > 0;
    }

    private long weightOf(int node) {
        return retained[node] + (direct.length == 0 ? 0 : retainedDirect[node]);
    }

    /** Bytes of all objects that roots reach. */
    long live() {
        return UNIT
                * IntStream.range(0, sizes.length)
                        .filter(node -> above[node] != Walks.UNREACHED)
                        .mapToLong(node -> sizes[node])
                        .sum();
    }

    /** The ids of objects that keep much and are reached from several roots, of which none alone keeps them. */
    long[] shared() {
        return Arrays.stream(shared.large()).mapToLong(addresses::id).toArray();
    }

    /** The ids of objects that keep little each, which several roots reach, in groups of one type that one root reaches first: those that keep most first. */
    List<long[]> sharedTogether() {
        return shared.small().stream()
                .map(group -> Arrays.stream(group).mapToLong(addresses::id).toArray())
                .toList();
    }

    /** Which ids are of objects that are reached without all instances of these types. */
    LongPredicate reachedWithout(List<JavaClass> types) {
        BitSet closed = new BitSet();
        members.of(types).forEach(nodes -> Arrays.stream(nodes).forEach(closed::set));
        BitSet reached = Walks.reachedWithout(closed, edges, roots);
        return id -> reached.get(node(id));
    }

    /** For each object the ids of what refers to it and is reached itself: so many at most, in the order of the dump. */
    Map<Long, List<Long>> referrers(long[] objects, int most) {
        BitSet wanted = new BitSet();
        Arrays.stream(objects).forEach(id -> wanted.set(node(id)));
        Map<Long, List<Long>> referrers = new HashMap<>();
        Walks.referrers(wanted, edges, above, most)
                .forEach((node, from) -> referrers.put(
                        addresses.id(node), from.stream().map(addresses::id).toList()));
        return referrers;
    }

    /** On the heap and beside it. */
    long weight(Instance instance) {
        return weight(instance.getInstanceId());
    }

    long weight(long id) {
        return retained(id) + retainedDirect(id);
    }

    /** Bytes on the heap, and capacities of direct buffers. */
    record Use(long heap, long direct) {}

    /** For each of these, what would be free without all instances of its types. */
    List<Use> retained(List<List<JavaClass>> asked) {
        List<JavaClass> types = asked.stream().flatMap(List::stream).distinct().toList();
        List<int[]> nodesOf = members.of(types);
        List<int[]> groups = asked.stream()
                .map(group -> group.stream()
                        .flatMapToInt(type -> Arrays.stream(nodesOf.get(types.indexOf(type))))
                        .toArray())
                .toList();
        List<Use> all = new ArrayList<>();
        for (int from = 0; from < groups.size(); from += Avoiding.MOST) {
            List<int[]> nodes = groups.subList(from, Math.min(groups.size(), from + Avoiding.MOST));
            Avoiding.unreached(edges, roots, above, nodes, sizes, direct)
                    .forEach(sums -> all.add(new Use(UNIT * sums[0], UNIT * sums[1])));
        }
        return all;
    }

    /** For each of the types the ids of so many instances at most that keep most, the most first. */
    List<long[]> heaviest(List<JavaClass> types, int most) {
        return members.of(types).stream().map(nodes -> heaviest(nodes, most)).toList();
    }

    private long[] heaviest(int[] nodes, int most) {
        Comparator<Integer> lightest = Comparator.comparingLong((Integer node) -> weightOf(node))
                .thenComparing(Comparator.<Integer>naturalOrder().reversed());
        PriorityQueue<Integer> kept = new PriorityQueue<>(lightest);
        for (int node : nodes) {
            kept.add(node);
            if (kept.size() > most) {
                kept.remove();
            }
        }
        return kept.stream()
                .sorted(lightest.reversed())
                .mapToLong(addresses::id)
                .toArray();
    }

    /** The ids of a shortest way from a root to this, both included; empty where there is none. */
    List<Long> way(long id) {
        List<Long> way = new ArrayList<>();
        int node = node(id);
        while (node >= 0 && above[node] != Walks.UNREACHED) {
            way.add(addresses.id(node));
            node = above[node];
        }
        Collections.reverse(way);
        return way;
    }
}
