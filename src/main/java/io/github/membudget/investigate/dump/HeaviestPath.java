package io.github.membudget.investigate.dump;

import io.github.membudget.model.heap.GcRoot.StaticField;
import io.github.membudget.model.heap.HeapPath;
import io.github.membudget.model.heap.PathStep;
import io.github.membudget.model.heap.TypeNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;
import org.netbeans.lib.profiler.heap.ObjectArrayInstance;
import org.netbeans.lib.profiler.heap.ObjectFieldValue;

/** From a root down to what takes the most memory: at each object by the reference that keeps most. */
final class HeaviestPath {
    private static final int LONGEST = 24;

    /** So many elements of an array are looked at. */
    private static final int MOST_ELEMENTS = 100_000;

    private static final int MOST_LINKS = 20_000;
    private static final int MOST_NODES = 2_000;
    private static final int MOST_BELOW = 10_000;

    /** One part in so many is little. */
    private static final int LITTLE = 4;

    private static final long LEAST_BELOW = 64 << 10;

    private final HeapGraph graph;
    private final List<PathStep> steps = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();

    /** What the root keeps: what keeps more is no part of it. */
    private final long whole;

    private HeaviestPath(HeapGraph graph, Instance root) {
        this.graph = graph;
        whole = graph.weight(root);
    }

    static HeapPath from(HeapGraph graph, Instance root) {
        return from(graph, root, List.of(), 1);
    }

    /**
     * @param before steps in front of it
     * @param number of objects of which the root is one
     */
    static HeapPath from(HeapGraph graph, Instance root, List<PathStep> before, long number) {
        HeaviestPath path = new HeaviestPath(graph, root);
        path.follow(root, number);
        List<PathStep> all = new ArrayList<>(before);
        all.addAll(path.steps);
        return new HeapPath(List.copyOf(all));
    }

    private void follow(Instance first, long number) {
        @Nullable Instance at = first;
        long count = number;
        long entries = 0;
        for (int length = 0; at != null && length < LONGEST && seen.add(at.getInstanceId()); length++) {
            @Nullable ObjectFieldValue field = heaviestStatic(at);
            if (field != null) {
                appendLoader(at);
                append(new PathStep.FieldOfClass(
                        new StaticField(
                                field.getField().getDeclaringClass().getName(),
                                field.getField().getName()),
                        count));
                at = field.getInstance();
                count = 1;
                entries = 0;
                continue;
            }
            if (!inner(at)) {
                append(at, count);
                count = 1;
                entries = entries(at);
            }
            if (graph.isDirect(at)) {
                // What takes most lies outside of the heap.
                return;
            }
            Kind next = next(at);
            // Where buckets are chained, the array holds only the first of each chain.
            boolean buckets = next.heaviest != null && inner(next.heaviest);
            long elements = entries > 0 ? Math.min(entries, next.count) : next.count;
            count = Math.max(count, buckets && entries > 0 ? entries : elements);
            at = next.heaviest;
        }
    }

    /** What it refers to that takes most; where that is little of what it keeps, what it keeps by several ways. */
    private Kind next(Instance at) {
        Kind next = at instanceof ObjectArrayInstance array ? heaviestElements(array) : heaviestField(at);
        long all = graph.weight(at);
        if (all >= LEAST_BELOW && next.weight < all / LITTLE) {
            Kind below = new Kind();
            for (Kind kind : kinds(graph.below(at, MOST_BELOW)).values()) {
                below = kind.weight > below.weight ? kind : below;
            }
            return below.weight >= all / LITTLE ? below : next;
        }
        return next;
    }

    /** Of a class that a loader of the suite's own loaded; null for all other objects, and where it keeps nothing. */
    private @Nullable ObjectFieldValue heaviestStatic(Instance at) {
        JavaClass declaring = graph.declared(at);
        @Nullable ObjectFieldValue heaviest = null;
        for (Object each : declaring == null ? List.of() : declaring.getStaticFieldValues()) {
            if (each instanceof ObjectFieldValue field
                    && field.getInstance() != null
                    && !field.getField().getName().startsWith("<")
                    && (heaviest == null || graph.weight(field.getInstance()) > graph.weight(heaviest.getInstance()))) {
                heaviest = field;
            }
        }
        return heaviest;
    }

    /** Where the way to a class led past the loader that has to go with it. */
    private void appendLoader(Instance at) {
        JavaClass declaring = graph.declared(at);
        Instance loader = declaring == null ? null : declaring.getClassLoader();
        if (loader != null
                && !ClassLoading.isJdksLoader(loader)
                && !isOnPath(TypeNames.lasting(loader.getJavaClass().getName()))) {
            append(loader, 1);
        }
    }

    private boolean isOnPath(String type) {
        return new HeapPath(steps).types().anyMatch(type::equals);
    }

    private void append(Instance at, long count) {
        append(new PathStep.Objects(TypeNames.lasting(at.getJavaClass().getName()), count, entries(at)));
    }

    /** Chains say no more by their length. */
    private void append(PathStep step) {
        boolean again = step instanceof PathStep.Objects objects
                && objects.count() == 1
                && !steps.isEmpty()
                && steps.get(steps.size() - 1) instanceof PathStep.Objects last
                && last.type().equals(objects.type());
        if (!again) {
            steps.add(step);
        }
    }

    /** Of a collection of the JDK; 0 for all else. */
    static long entries(Instance at) {
        if (!isCollections(at.getJavaClass().getName())) {
            return 0;
        }
        if (at.getValueOfField("size") instanceof Integer size) {
            return size;
        }
        if (at.getValueOfField("count") instanceof Integer count) {
            return count;
        }
        if (at.getValueOfField("elements") instanceof ObjectArrayInstance ring
                && at.getValueOfField("head") instanceof Integer head
                && at.getValueOfField("tail") instanceof Integer tail) {
            return Math.floorMod(tail - head, ring.getLength());
        }
        if (at.getValueOfField("map") instanceof Instance map) {
            return entries(map);
        }
        if (at.getValueOfField("baseCount") instanceof Long count) {
            return count;
        }
        return at.getValueOfField("array") instanceof ObjectArrayInstance array ? array.getLength() : 0;
    }

    static boolean isCollections(String type) {
        return type.startsWith("java.util.");
    }

    /** What collections are made of says nothing that their name and size do not. */
    static boolean inner(Instance instance) {
        String name = instance.getJavaClass().getName();
        boolean part =
                name.startsWith("java.util.") && name.contains("$") && !name.startsWith("java.util.Collections$");
        return part || name.equals("java.lang.Object[]");
    }

    /** By type, what they keep added up: of the heaviest type. */
    private Kind heaviestElements(ObjectArrayInstance array) {
        List<?> elements = array.getValues();
        List<Instance> some = elements.subList(0, Math.min(MOST_ELEMENTS, elements.size())).stream()
                .filter(Instance.class::isInstance)
                .map(Instance.class::cast)
                .toList();
        Kind most = new Kind();
        for (Kind kind : kinds(some).values()) {
            most = kind.weight > most.weight ? kind : most;
        }
        if (most.heaviest != null && inner(most.heaviest) && some.size() <= MOST_NODES) {
            // Nodes of a table are alike; what they have may not be.
            String node = most.heaviest.getJavaClass().getName();
            Kind items = items(some.stream()
                    .filter(one -> one.getJavaClass().getName().equals(node))
                    .toList());
            if (2 * items.weight >= most.weight) {
                return items;
            }
        }
        // What was not looked at is taken to be like the rest.
        most.count = elements.size() <= MOST_ELEMENTS ? most.count : most.count * elements.size() / MOST_ELEMENTS;
        return most;
    }

    private Map<String, Kind> kinds(List<Instance> instances) {
        Map<String, Kind> kinds = new HashMap<>();
        instances.forEach(one -> kinds.computeIfAbsent(one.getJavaClass().getName(), name -> new Kind())
                .add(one));
        return kinds;
    }

    /** Several of one type. */
    private final class Kind {
        private long weight;
        /** Whether there are more. */
        private boolean cut;

        private long count;
        private @Nullable Instance heaviest;

        void add(Instance element) {
            weight += graph.weight(element);
            count++;
            if (heaviest == null || graph.weight(element) > graph.weight(heaviest)) {
                heaviest = element;
            }
        }
    }

    private Kind heaviestField(Instance owner) {
        Kind most = new Kind();
        for (Instance value : fields(owner)) {
            // Some refer back, and some to themselves.
            boolean within = graph.weight(value) <= graph.weight(owner) && !seen.contains(value.getInstanceId());
            if (within && graph.weight(value) > most.weight) {
                most = new Kind();
                most.add(value);
            }
        }
        if (most.heaviest != null && most.heaviest.getJavaClass().equals(owner.getJavaClass())) {
            Kind items = items(List.of(owner));
            return items.cut || 2 * items.weight >= graph.weight(owner) ? items : most;
        }
        return most;
    }

    /** What the links of chains have, by type: of the type that takes most; without a number where there are too many. */
    private Kind items(List<Instance> firsts) {
        Map<String, Kind> kinds = new HashMap<>();
        Kind most = new Kind();
        Set<Long> links = new HashSet<>();
        Set<Long> known = new HashSet<>(seen);
        for (Instance first : firsts) {
            @Nullable Instance link = first;
            while (link != null && links.size() < MOST_LINKS && links.add(link.getInstanceId())) {
                @Nullable Instance next = null;
                for (Instance value : fields(link)) {
                    if (value.getJavaClass().equals(first.getJavaClass())) {
                        next = links.contains(value.getInstanceId()) ? next : value;
                    } else if (graph.weight(value) <= whole && known.add(value.getInstanceId())) {
                        Kind kind = kinds.computeIfAbsent(value.getJavaClass().getName(), name -> new Kind());
                        kind.add(value);
                        most = kind.weight > most.weight ? kind : most;
                    }
                }
                link = next;
            }
        }
        if (links.size() >= MOST_LINKS) {
            most.cut = true;
            most.count = 1;
        }
        return most;
    }

    private static List<Instance> fields(Instance owner) {
        List<Instance> values = new ArrayList<>();
        for (Object each : owner.getFieldValues()) {
            if (each instanceof ObjectFieldValue field && field.getInstance() != null) {
                values.add(field.getInstance());
            }
        }
        return values;
    }
}
