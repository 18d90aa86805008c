package io.github.membudget.investigate.dump;

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
 * The objects of a dump and their references, for what has to look at all of them; names and values are the library's part. It computes
 * what an object retains too, but takes minutes for a few hundred MiB of syntax trees, and counts bytes of the dump, not of the JVM. References that do not keep
 * anything from being collected (weak, soft, phantom) are no edges.
 */
final class HeapGraph {
    private static final int UNIT = RealSizes.ALIGNMENT;

    /** Anything may refer to a popular object: so many of those that do are looked at. */
    private static final int MOST_REFERRERS = 64;

    private final Heap heap;
    private final ObjectTable table;
    private final int[] roots;
    /** Roots that only running methods refer to. */
    private final BitSet passing = new BitSet();

    private final Dominators dominators;
    private final long[] retained;
    /** Capacities of direct buffers, in units too; empty where there are none. */
    private final int[] direct;

    private final long[] retainedDirect;
    private final SharedObjects shared;
    private final TypeMembers members;
    /** As {@link Walks#breadthFirst} tells it. */
    private final int[] above;

    HeapGraph(Heap heap, File dump, RealSizes real) throws IOException {
        this.heap = heap;
        DumpContents contents = DumpContents.read(heap, dump, real);
        table = contents.table();
        RootNodes known = RootNodes.of(heap, table, contents.unloadable());
        above = Walks.breadthFirst(table.edges, known.all(), known.stages());
        // What lasts refers to it anyway: an idle thread's frames have its pool's queue, and would hide who keeps that.
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
        // What two fields of one class reach the class keeps, and neither of them.
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
        int[] nearest = dominators.nearest(nodes, table.sizes.length);
        return Arrays.stream(objects)
                .map(id -> {
                    int node = node(id);
                    return node < 0 || nearest[node] < 0 ? 0 : table.addresses.id(nearest[node]);
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
                .map(node -> heap.getInstanceByID(table.addresses.id(node)))
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
        table.soft
                .units(table.edges, table.sizes, node -> above[node] != Walks.UNREACHED)
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
                * IntStream.range(0, table.sizes.length)
                        .filter(node -> above[node] != Walks.UNREACHED)
                        .mapToLong(node -> table.sizes[node])
                        .sum();
    }

    /** The ids of objects that keep much and are reached from several roots, of which none alone keeps them. */
    long[] shared() {
        return Arrays.stream(shared.large()).mapToLong(table.addresses::id).toArray();
    }

    /** The ids of objects that keep little each, which several roots reach, in groups of one type that one root reaches first: those that keep most first. */
    List<long[]> sharedTogether() {
        return shared.small().stream()
                .map(group ->
                        Arrays.stream(group).mapToLong(table.addresses::id).toArray())
                .toList();
    }

    /** Which ids are of objects that are reached without all instances of these types. */
    LongPredicate reachedWithout(List<JavaClass> types) {
        BitSet closed = new BitSet();
        members.of(types).forEach(nodes -> Arrays.stream(nodes).forEach(closed::set));
        BitSet reached = Walks.reachedWithout(closed, table.edges, roots);
        return id -> reached.get(node(id));
    }

    /** For each object the ids of what refers to it and is reached itself: so many at most, in the order of the dump. */
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
            Avoiding.unreached(table.edges, roots, above, nodes, table.sizes, direct)
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
