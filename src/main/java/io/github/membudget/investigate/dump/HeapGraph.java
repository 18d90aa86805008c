package io.github.membudget.investigate.dump;

import io.github.membudget.model.heap.ExhaustedHeap;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;

/**
 * Answers questions about all objects of a dump at once: what an object retains, who keeps it, what is the shortest way to it. The library
 * answers for names and values of single objects. It could compute retained sizes too, but takes minutes for a few hundred MiB of
 * syntax trees, and counts bytes as the dump has them, not as the JVM had. References that do not keep anything from being collected
 * (weak, soft, phantom) are left out.
 */
final class HeapGraph {
    private static final int UNIT = RealSizes.ALIGNMENT;

    /** Anything may refer to a popular object: so many of those that do are looked at. */
    private static final int MOST_REFERRERS = 64;

    /** Of more instances of a type the rest is taken to be like these. */
    private static final int MOST_LOOKED_AT = 10_000;

    private final Heap heap;
    private final ObjectTable table;
    private final int[] roots;
    /** Roots that nothing but running methods refer to. */
    private final BitSet passing = new BitSet();

    private final Dominators dominators;
    private final long[] retained;
    /** Capacities of direct buffers, in units too; empty where there are none. */
    private final int[] direct;

    private final long[] retainedDirect;
    private final SharedObjects shared;
    private final TypeMembers members;
    /** For each node the node before it on a shortest way from a root, as {@link Walks#breadthFirst} returns it. */
    private final int[] above;

    HeapGraph(Heap heap, File dump, RealSizes real) throws IOException {
        this.heap = heap;
        DumpContents contents = DumpContents.read(heap, dump, real);
        table = contents.table();
        RootNodes known = RootNodes.of(heap, table, contents.unloadable());
        above = known.walk(table);
        // A root that another root reaches is left out. An idle thread's frames refer to its pool's queue, for
        // instance,
        // and would hide who else keeps that.
        roots = Arrays.stream(known.all())
                .filter(root -> above[root] == Walks.ROOT)
                .toArray();
        Arrays.stream(known.passing()).filter(root -> above[root] == Walks.ROOT).forEach(passing::set);
        dominators = Dominators.of(table.edges, roots);
        retained = dominators.retained(table.sizes);
        direct = units(contents.capacities());
        retainedDirect = direct.length == 0 ? new long[0] : dominators.retained(direct);
        shared = sharedObjects();
        members = new TypeMembers(table.addresses, table.shapes);
    }

    private int[] units(Map<Long, Long> capacities) {
        int[] units = new int[capacities.isEmpty() ? 0 : table.sizes.length];
        capacities.forEach((id, bytes) -> units[node(id)] = (int) (bytes / UNIT));
        return units;
    }

    private SharedObjects sharedObjects() {
        BitSet ofRoots = new BitSet();
        Arrays.stream(roots).forEach(ofRoots::set);
        BitSet ofClasses = new BitSet();
        heap.getAllClasses().forEach(each -> ofClasses.set(node(((JavaClass) each).getJavaClassId())));
        // An object that two fields of one class reach is dominated by the class, and by neither of the fields.
        return new SharedObjects(
                IntStream.concat(dominators.tops(), dominators.below(ofClasses)).filter(node -> !ofRoots.get(node)),
                above,
                ofClasses,
                table.shapes,
                node -> UNIT * weightOf(node));
    }

    private int node(long id) {
        return table.node(id);
    }

    /** The retained size in bytes: what would be freed with the object, itself included; 0 where no root reaches it. */
    long retained(Instance instance) {
        return retained(instance.getInstanceId());
    }

    long retained(long id) {
        int node = node(id);
        return node < 0 ? 0 : UNIT * retained[node];
    }

    /** For each of the objects the id of the nearest of the holders that dominates it; 0 where none does. */
    long[] holders(long[] objects, LongStream holders) {
        BitSet nodes = new BitSet();
        holders.mapToInt(this::node).filter(node -> node >= 0).forEach(nodes::set);
        int[] nearest = dominators.nearest(nodes, table.sizes.length);
        return Arrays.stream(objects)
                .map(id -> {
                    int node = node(id);
                    return node < 0 || nearest[node] < 0 ? 0 : table.addresses.id(nearest[node]);
                })
                .toArray();
    }

    /** Whether every way from the roots to the object leads through the keeper. */
    boolean isKeptBy(long id, long keeper) {
        int node = node(id);
        int top = node(keeper);
        return node >= 0 && top >= 0 && above[node] != Walks.UNREACHED && dominators.isBelow(node, top);
    }

    /**
     * The objects whose immediate dominator is this one, the heaviest first. An object that this one reaches by several ways of its own
     * is among them.
     */
    List<Instance> below(Instance instance, int most) {
        return dominators
                .below(node(instance.getInstanceId()))
                .boxed()
                .sorted(Comparator.comparingLong((Integer node) -> -weightOf(node)))
                .limit(most)
                .map(node -> heap.getInstanceByID(table.addresses.id(node)))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The class, if this is a class as an object; null for any other object. */
    @Nullable
    JavaClass declared(Instance instance) {
        return heap.getJavaClassByID(instance.getInstanceId());
    }

    /** Whether it is a root that nothing but running methods refer to. */
    boolean isPassing(Instance instance) {
        int node = node(instance.getInstanceId());
        return node >= 0 && passing.get(node);
    }

    /**
     * What only locals of methods keep.
     *
     * @param way ids from a local to the object that retains most, both included; empty where the locals keep nothing alone
     */
    record LocalShare(long heap, long direct, List<Long> way) {}

    /** For each group of locals, by their ids, what it reaches that neither another root nor a group before it does. */
    List<LocalShare> locals(List<long[]> groups) {
        int[] lasting = Arrays.stream(roots).filter(root -> !passing.get(root)).toArray();
        BitSet taken = Walks.reachedWithout(new BitSet(), table.edges, lasting);
        List<int[]> nodes = groups.stream()
                .map(group -> Arrays.stream(group)
                        .mapToInt(this::node)
                        .filter(node -> node >= 0)
                        .toArray())
                .toList();
        return Shares.of(table.edges, taken, nodes, this::weightOf, List.of(table.sizes, direct)).stream()
                .map(share -> new LocalShare(
                        UNIT * share.units()[0],
                        UNIT * share.units()[1],
                        share.way().stream().map(table.addresses::id).toList()))
                .toList();
    }

    /** For each type how many of its instances roots reach. */
    List<Long> reached(List<JavaClass> types) {
        return members.of(types).stream()
                .map(nodes -> Arrays.stream(nodes)
                        .filter(node -> above[node] != Walks.UNREACHED)
                        .count())
                .toList();
    }

    /** The ids of a type's instances that roots reach, so many at most as are worth to be looked at. */
    long[] reachedInstances(JavaClass type) {
        return Arrays.stream(members.of(List.of(type)).get(0))
                .filter(node -> above[node] != Walks.UNREACHED)
                .limit(MOST_LOOKED_AT)
                .mapToLong(table.addresses::id)
                .toArray();
    }

    /** Large arrays of primitives that roots reach. */
    List<ExhaustedHeap.EqualArrays> largeArrays() {
        return table.largeArrays(node -> above[node] != Walks.UNREACHED);
    }

    /**
     * Bytes that nothing but soft references keep, by the class of the references. What several classes of references reach is counted
     * for the first one.
     */
    Map<String, Long> softly() {
        Map<String, Long> bytes = new HashMap<>();
        table.soft
                .units(table.edges, table.sizes, node -> above[node] != Walks.UNREACHED)
                .forEach(
                        (type, units) -> bytes.merge(heap.getJavaClassByID(type).getName(), UNIT * units, Long::sum));
        return bytes;
    }

    /** Bytes outside of the heap, in direct buffers that would go with the object. */
    long retainedDirect(Instance instance) {
        return retainedDirect(instance.getInstanceId());
    }

    long retainedDirect(long id) {
        int node = node(id);
        return node < 0 || direct.length == 0 ? 0 : UNIT * retainedDirect[node];
    }

    /** Whether it is a direct buffer that owns memory outside of the heap. */
    boolean isDirect(Instance instance) {
        int node = node(instance.getInstanceId());
        return node >= 0 && direct.length > 0 && direct[node] > 0;
    }

    /** In units. */
    private long weightOf(int node) {
        return retained[node] + (direct.length == 0 ? 0 : retainedDirect[node]);
    }

    /** Bytes of all objects on the heap that roots reach. */
    long live() {
        return UNIT
                * IntStream.range(0, table.sizes.length)
                        .filter(node -> above[node] != Walks.UNREACHED)
                        .mapToLong(node -> table.sizes[node])
                        .sum();
    }

    /** The ids of objects that retain much each and that several roots reach, so that none of these roots dominates them. */
    long[] shared() {
        return Arrays.stream(shared.large()).mapToLong(table.addresses::id).toArray();
    }

    /**
     * The ids of objects that retain little each and that several roots reach. A group has objects of one type that one root reaches
     * first; the heaviest group comes first.
     */
    List<long[]> sharedTogether() {
        return shared.small().stream()
                .map(group ->
                        Arrays.stream(group).mapToLong(table.addresses::id).toArray())
                .toList();
    }

    /** Tests whether a root would still reach an object (by its id) if all instances of these types were gone. */
    LongPredicate reachedWithout(List<JavaClass> types) {
        BitSet closed = new BitSet();
        members.of(types).forEach(nodes -> Arrays.stream(nodes).forEach(closed::set));
        BitSet reached = Walks.reachedWithout(closed, table.edges, roots);
        return id -> reached.get(node(id));
    }

    /** For each object the ids of the objects that refer to it and that a root reaches: the first few in the order of the dump. */
    Map<Long, List<Long>> referrers(long[] objects) {
        BitSet wanted = new BitSet();
        Arrays.stream(objects).forEach(id -> wanted.set(node(id)));
        Map<Long, List<Long>> referrers = new HashMap<>();
        Walks.referrers(wanted, table.edges, above, MOST_REFERRERS)
                .forEach((node, from) -> referrers.put(
                        table.addresses.id(node),
                        from.stream().map(table.addresses::id).toList()));
        return referrers;
    }

    /** Bytes retained on the heap and in direct buffers. */
    long weight(Instance instance) {
        return weight(instance.getInstanceId());
    }

    long weight(long id) {
        return retained(id) + retainedDirect(id);
    }

    /** Bytes on the heap, and capacities of direct buffers. */
    record HeapAndDirect(long heap, long direct) {}

    /** For each group of types what would be freed if all instances of these types were gone. */
    List<HeapAndDirect> retained(List<List<JavaClass>> asked) {
        List<JavaClass> types = asked.stream().flatMap(List::stream).distinct().toList();
        List<int[]> nodesOf = members.of(types);
        List<int[]> groups = asked.stream()
                .map(group -> group.stream()
                        .flatMapToInt(type -> Arrays.stream(nodesOf.get(types.indexOf(type))))
                        .toArray())
                .toList();
        List<HeapAndDirect> all = new ArrayList<>();
        for (int from = 0; from < groups.size(); from += Avoiding.MOST) {
            List<int[]> nodes = groups.subList(from, Math.min(groups.size(), from + Avoiding.MOST));
            Avoiding.unreached(table.edges, roots, above, nodes, table.sizes, direct)
                    .forEach(sums -> all.add(new HeapAndDirect(UNIT * sums[0], UNIT * sums[1])));
        }
        return all;
    }

    /** For each type the ids of its heaviest instances, the heaviest first. */
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
                .mapToLong(table.addresses::id)
                .toArray();
    }

    /** The ids of a shortest way from a root to this, both included; empty where there is none. */
    List<Long> way(long id) {
        List<Long> way = new ArrayList<>();
        int node = node(id);
        while (node >= 0 && above[node] != Walks.UNREACHED) {
            way.add(table.addresses.id(node));
            node = above[node];
        }
        Collections.reverse(way);
        return way;
    }
}
