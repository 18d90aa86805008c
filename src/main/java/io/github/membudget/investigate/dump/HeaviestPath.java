package io.github.membudget.investigate.dump;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.heap.GcRoot.StaticField;
import io.github.membudget.model.heap.HeapPath;
import io.github.membudget.model.heap.PathStep;
import io.github.membudget.model.heap.TypeNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;
import org.netbeans.lib.profiler.heap.ObjectArrayInstance;
import org.netbeans.lib.profiler.heap.ObjectFieldValue;

/**
 * The path from a holder root down to where its memory is: at each object it follows the reference that retains most. An example in
 * words: the field Cache.entries, a HashMap of 10000 entries, 10000 objects of the type Entry. The inner parts of collections are left
 * out, since the collection's name and size say all about them; in arrays and chains the elements of the heaviest type are followed
 * together.
 */
final class HeaviestPath {
    /** So many objects are followed at most. */
    private static final int LONGEST = 24;

    /** So many elements of an array are looked at; the rest is taken to be like them. */
    private static final int MOST_ELEMENTS = 100_000;

    /** So many links of chains are looked at. */
    private static final int MOST_LINKS = 20_000;

    /** The chains in a table of buckets are followed where there are so many at most. */
    private static final int MOST_NODES = 2_000;

    /** So many objects that an object dominates are looked at. */
    private static final int MOST_BELOW = 10_000;

    /** A reference that retains less than one part in so many of its object's memory does not explain it. */
    private static final int LITTLE = 4;

    /** Below so many bytes it is not worth looking for another explanation. */
    private static final long LEAST_BELOW = 64 << 10;

    private final HeapGraph graph;
    private final List<PathStep> steps = new ArrayList<>();
    private final Map<Integer, Bytes> retained = new HashMap<>();
    private final Set<Long> seen = new HashSet<>();

    /** Bytes that the root retains: an object that retains more is no part of it. */
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
        Map<Integer, Bytes> retained = new HashMap<>();
        path.retained.forEach((step, bytes) -> retained.put(before.size() + step, bytes));
        return new HeapPath(List.copyOf(all), Map.copyOf(retained));
    }

    private void follow(Instance first, long number) {
        @Nullable Instance at = first;
        long count = number;
        long entries = 0;
        long weight = number == 1 ? whole : 0;
        long queued = 0;
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
                weight = 0;
                continue;
            }
            if (!CollectionParts.inner(at)) {
                append(at, count);
                weigh(weight);
                PathFaults.of(graph, at, queued).ifPresent(this::append);
                count = 1;
                entries = CollectionParts.entries(at);
            }
            if (graph.isDirect(at)) {
                // The memory is the buffer's own, outside of the heap: there is nothing to follow.
                return;
            }
            ContentKind next = next(at);
            next.sharers.ifPresent(this::append);
            // Where buckets are chained, the array holds only the first of each chain.
            boolean buckets = next.heaviest != null && CollectionParts.inner(next.heaviest);
            long elements = entries > 0 ? Math.min(entries, next.count) : next.count;
            count = Math.max(count, buckets && entries > 0 ? entries : elements);
            weight = next.cut || buckets || next.count > MOST_ELEMENTS ? 0 : next.weight;
            queued = Math.max(next.queued, CollectionParts.inner(at) ? queued : 0);
            at = next.heaviest;
        }
    }

    /**
     * The reference that retains most. Where even that explains little, the heaviest kind of object that the object dominates by several
     * ways.
     */
    private ContentKind next(Instance at) {
        ContentKind next = at instanceof ObjectArrayInstance array ? heaviestElements(array) : heaviestField(at);
        long all = graph.weight(at);
        if (all >= LEAST_BELOW && next.weight < all / LITTLE) {
            ContentKind below = new ContentKind();
            for (ContentKind kind : kinds(graph.below(at, MOST_BELOW)).values()) {
                below = kind.weight > below.weight ? kind : below;
            }
            if (below.weight >= all / LITTLE) {
                below.sharers = Sharers.step(at, below.heaviest);
                return below;
            }
        }
        return next;
    }

    /**
     * If this is a class as an object, its static field that retains most; null for all other objects, and where there is no such field.
     */
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

    /** Adds the class loader of a class, unless the path has it already: it goes together with the class. */
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

    /** Behind several objects the way goes on by one of them: what that retains is no part of a sum. */
    private void weigh(long weight) {
        int last = steps.size() - 1;
        boolean behindSeveral = steps.subList(0, last).stream()
                .anyMatch(step -> step instanceof PathStep.Objects objects && objects.count() > 1);
        if (weight > 0 && !behindSeveral) {
            retained.putIfAbsent(last, new Bytes(Math.min(weight, whole)));
        }
    }

    private void append(Instance at, long count) {
        append(new PathStep.Objects(
                TypeNames.lasting(at.getJavaClass().getName()), count, CollectionParts.entries(at)));
    }

    /** Adds a step, but not a second one of the same type: a chain's length says nothing. */
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

    /** Objects one after the other, without inner parts of collections. */
    static List<PathStep> steps(List<Instance> objects) {
        List<PathStep> steps = new ArrayList<>();
        for (Instance at : objects) {
            PathStep step = new PathStep.Objects(
                    TypeNames.lasting(at.getJavaClass().getName()), 1, CollectionParts.entries(at));
            if (!CollectionParts.inner(at)
                    && !(steps.size() > 0 && steps.get(steps.size() - 1).equals(step))) {
                steps.add(step);
            }
        }
        return steps;
    }

    /** The elements of the type whose elements together retain most. */
    private ContentKind heaviestElements(ObjectArrayInstance array) {
        List<?> elements = array.getValues();
        List<Instance> some = elements.subList(0, Math.min(MOST_ELEMENTS, elements.size())).stream()
                .filter(Instance.class::isInstance)
                .map(Instance.class::cast)
                .toList();
        ContentKind most = new ContentKind();
        for (ContentKind kind : kinds(some).values()) {
            most = kind.weight > most.weight ? kind : most;
        }
        if (most.heaviest != null && CollectionParts.inner(most.heaviest)) {
            // The nodes of a table are all alike, but what they refer to may not be.
            String node = most.heaviest.getJavaClass().getName();
            ContentKind items = items(some.stream()
                    .limit(MOST_NODES)
                    .filter(one -> one.getJavaClass().getName().equals(node))
                    .toList());
            if (some.size() <= MOST_NODES && 2 * items.weight >= most.weight) {
                return items;
            }
            most.queued = items.queued;
        }
        // The elements that were not looked at are taken to be like those that were.
        most.count = elements.size() <= MOST_ELEMENTS ? most.count : most.count * elements.size() / MOST_ELEMENTS;
        return most;
    }

    private Map<String, ContentKind> kinds(List<Instance> instances) {
        Map<String, ContentKind> kinds = new HashMap<>();
        instances.forEach(one -> kinds.computeIfAbsent(one.getJavaClass().getName(), name -> new ContentKind())
                .add(one));
        return kinds;
    }

    /** Objects of one type, counted and weighed together. */
    private final class ContentKind {
        private long weight;
        /** Whether there are more, which were not looked at. */
        private boolean cut;

        private long count;
        private @Nullable Instance heaviest;
        private boolean references;
        /** How many of them wait in their reference queue. */
        private long queued;
        /** Several objects that refer to these, each of them to many. */
        private Optional<PathStep> sharers = Optional.empty();

        void add(Instance element) {
            weight += graph.weight(element);
            references = count == 0 ? PathFaults.isReference(element) : references;
            count++;
            queued += references && PathFaults.isQueued(element) ? 1 : 0;
            if (heaviest == null || graph.weight(element) > graph.weight(heaviest)) {
                heaviest = element;
            }
        }
    }

    private ContentKind heaviestField(Instance owner) {
        ContentKind most = new ContentKind();
        for (Instance value : CollectionParts.fields(owner)) {
            // Leaves out references back up the path, and to what is no part of the owner.
            boolean within = graph.weight(value) <= graph.weight(owner)
                    && !seen.contains(value.getInstanceId())
                    && !ClassLoading.isSystemLoader(value);
            if (within && graph.weight(value) > most.weight) {
                most = new ContentKind();
                most.add(value);
            }
        }
        if (most.heaviest != null && most.heaviest.getJavaClass().equals(owner.getJavaClass())) {
            ContentKind items = items(List.of(owner));
            return items.cut || 2 * items.weight >= graph.weight(owner) ? items : most;
        }
        return most;
    }

    /**
     * What the links of chains refer to, beside the next link: the objects of the type that retains most. Without a number where there
     * are too many links.
     */
    private ContentKind items(List<Instance> firsts) {
        Map<String, ContentKind> kinds = new HashMap<>();
        ContentKind most = new ContentKind();
        Set<Long> links = new HashSet<>();
        Set<Long> known = new HashSet<>(seen);
        for (Instance first : firsts) {
            @Nullable Instance link = first;
            while (link != null && links.size() < MOST_LINKS && links.add(link.getInstanceId())) {
                @Nullable Instance next = null;
                for (Instance value : CollectionParts.fields(link)) {
                    if (value.getJavaClass().equals(first.getJavaClass())) {
                        next = links.contains(value.getInstanceId()) ? next : value;
                    } else if (graph.weight(value) <= whole && known.add(value.getInstanceId())) {
                        ContentKind kind =
                                kinds.computeIfAbsent(value.getJavaClass().getName(), name -> new ContentKind());
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
}
