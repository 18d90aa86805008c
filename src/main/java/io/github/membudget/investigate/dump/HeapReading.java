package io.github.membudget.investigate.dump;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.heap.ExhaustedHeap;
import io.github.membudget.model.heap.GcRoot;
import io.github.membudget.model.heap.GcRoot.StaticField;
import io.github.membudget.model.heap.HeapFacts;
import io.github.membudget.model.heap.HeapQuery;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Keeper;
import io.github.membudget.model.heap.Kept;
import io.github.membudget.model.heap.Way;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;
import org.netbeans.lib.profiler.heap.ObjectArrayInstance;
import org.netbeans.lib.profiler.heap.PrimitiveArrayInstance;

/**
 * Answers a query about one heap dump: which roots hold memory, how much instances of some types retain, and by which ways they are held.
 */
final class HeapReading {
    /** So many instances of a type are looked at for an example of a way to one. */
    private static final int MOST_EXAMPLES = 30;

    /** An object that several roots reach gets a way from so many of them. */
    private static final int MOST_WAYS = 6;

    /** Of many small objects that the same roots reach, so many are looked at for the ways to them. */
    private static final int MOST_ASKED_AFTER = 20;

    /** Sampled objects are trusted if at most one of so many is no longer at its address. */
    private static final int STILL_THERE = 5;

    /** Of a heap that was full, so many holders are told. */
    private static final int MOST_WHEN_FULL = 10;

    /** Bytes: what held less did not fill a heap. */
    private static final long LEAST_WHEN_FULL = 1 << 20;

    private final Heap heap;
    private final HeapGraph graph;
    private final Roots roots;
    private final HeapQuery query;
    private final List<HolderRoot> found;
    private final List<Holder> holders = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();
    private final Map<String, Set<String>> subtypes = new LinkedHashMap<>();
    private final List<HeapFacts.Soft> soft = new ArrayList<>();
    private final List<HeapFacts.Together> together = new ArrayList<>();

    HeapReading(Heap heap, File dump, HeapQuery query) throws IOException {
        this.heap = heap;
        this.query = query;
        graph = new HeapGraph(heap, dump, new RealSizes(query.sizes()));
        roots = new Roots(heap, graph);
        found = new HolderRoots(heap, graph, roots)
                .find(query.types(), query.exhausted().isEmpty());
    }

    /** Answers all but the question after sampled objects. Takes the most time of all. */
    void read() {
        holders();
        soft();
        Set<String> types = new LinkedHashSet<>(query.types());
        query.bases().forEach(base -> types.addAll(subtypes(base)));
        types(types);
        query.fields().forEach(this::field);
    }

    /** The answers, with the sampled objects by the holder that keeps them. */
    HeapFacts facts(HeapQuery.Sampled sampled) {
        List<List<Long>> held = held(sampled.objects());
        List<Holder> all = new ArrayList<>();
        for (int i = 0; i < holders.size(); i++) {
            Holder one = holders.get(i);
            all.add(new Holder(one.pid(), one.keeper(), one.retained(), one.path(), one.direct(), held.get(i)));
        }
        Bytes live = new Bytes(graph.live());
        return new HeapFacts(
                all,
                kept,
                subtypes,
                soft,
                together,
                Map.of(query.pid(), live),
                states(),
                new ContextCaches(heap).of(query.pid()),
                exhausted(live));
    }

    private List<HeapFacts.States> states() {
        Map<Long, Keeper> keepers = new HashMap<>();
        for (int i = 0; i < holders.size(); i++) {
            Keeper keeper = holders.get(i).keeper();
            found.get(i).ids().forEach(id -> keepers.putIfAbsent(id, keeper));
        }
        return new ObjectStates(heap, graph, roots, query).of(keepers);
    }

    private List<ExhaustedHeap> exhausted(Bytes live) {
        return query
                .exhausted()
                .map(asked -> {
                    RunningMethods methods = new RunningMethods(heap, graph, asked.packages());
                    List<Holder> all = Stream.concat(
                                    holders.stream().filter(one -> !isPassing(one.keeper())),
                                    methods.holders(query.pid()).stream())
                            .filter(one -> one.all().value() >= LEAST_WHEN_FULL)
                            .sorted(Comparator.comparing(Holder::all).reversed())
                            .limit(MOST_WHEN_FULL)
                            .toList();
                    return new ExhaustedHeap(
                            query.pid(), live, methods.failedAt(), methods.failedThread(), all, graph.largeArrays());
                })
                .stream()
                .toList();
    }

    /** Whether nothing but methods that run reach it. */
    private static boolean isPassing(Keeper keeper) {
        return keeper instanceof Keeper.SeveralRoots several
                && several.nearest()
                        .filter(root -> !(root instanceof GcRoot.RunningMethod))
                        .isEmpty();
    }

    private void soft() {
        graph.softly().forEach((type, bytes) -> {
            if (bytes >= HolderRoot.LEAST_BYTES) {
                soft.add(new HeapFacts.Soft(query.pid(), type, new Bytes(bytes)));
            }
        });
    }

    private void holders() {
        Map<Long, List<Long>> referrers = graph.referrers(found.stream()
                .filter(HolderRoot::isShared)
                .flatMapToLong(one -> one.ids().limit(MOST_ASKED_AFTER))
                .toArray());
        for (HolderRoot one : found) {
            holders.add(new Holder(
                    query.pid(),
                    keeper(one, referrers),
                    sum(one, graph::retained),
                    one.path(graph),
                    sum(one, graph::retainedDirect),
                    List.of()));
        }
    }

    /** The holder's keeper, completed by the fields that are like it or by one way from each of several roots. */
    private Keeper keeper(HolderRoot one, Map<Long, List<Long>> referrers) {
        if (one.keeper() instanceof Keeper.Field field) {
            return new Keeper.Field(field.field(), List.copyOf(one.alike().keySet()), field.loaders());
        }
        return one.keeper() instanceof Keeper.SeveralRoots several
                ? new Keeper.SeveralRoots(several.nearest(), ways(one, referrers), several.alike())
                : one.keeper();
    }

    private List<Way> ways(HolderRoot to, Map<Long, List<Long>> referrers) {
        Map<Object, Way> ways = new LinkedHashMap<>();
        to.ids().limit(MOST_ASKED_AFTER).forEach(id -> referrers.getOrDefault(id, List.of()).stream()
                .flatMap(referrer -> roots.to(id, referrer).stream())
                .filter(way -> ways.size() < MOST_WAYS)
                // A running method has no name here: the path tells one from another.
                .forEach(way ->
                        ways.putIfAbsent(way.root() instanceof GcRoot.RunningMethod ? way.path() : way.root(), way)));
        return List.copyOf(ways.values());
    }

    private static Bytes sum(HolderRoot one, LongUnaryOperator figure) {
        return new Bytes(one.ids().map(figure).sum());
    }

    /**
     * For each holder the addresses of the sampled objects that it keeps. All lists are empty if many objects are no longer at their addresses:
     * then a collection has moved objects since, and the address of an object proves nothing.
     */
    private List<List<Long>> held(List<HeapQuery.At> objects) {
        List<List<Long>> held = new ArrayList<>();
        found.forEach(one -> held.add(new ArrayList<>()));
        long[] here = objects.stream()
                .filter(this::isHere)
                .mapToLong(HeapQuery.At::address)
                .toArray();
        if (here.length == 0 || here.length * STILL_THERE < objects.size() * (STILL_THERE - 1)) {
            return held;
        }
        Map<Long, Integer> numbers = new HashMap<>();
        for (int i = 0; i < found.size(); i++) {
            int holder = i;
            found.get(i).ids().forEach(id -> numbers.putIfAbsent(id, holder));
        }
        long[] keepers = graph.holders(here, found.stream().flatMapToLong(HolderRoot::ids));
        for (int i = 0; i < here.length; i++) {
            Integer holder = numbers.get(keepers[i]);
            if (holder != null) {
                held.get(holder).add(here[i]);
            }
        }
        return held;
    }

    private boolean isHere(HeapQuery.At object) {
        Instance there = heap.getInstanceByID(object.address());
        Optional<Integer> length = Optional.empty();
        if (there instanceof PrimitiveArrayInstance array) {
            length = Optional.of(array.getLength());
        } else if (there instanceof ObjectArrayInstance array) {
            length = Optional.of(array.getLength());
        }
        return there != null && there.getJavaClass().getName().equals(object.type()) && length.equals(object.length());
    }

    private void types(Set<String> names) {
        List<JavaClass> types = living(names);
        List<List<JavaClass>> asked =
                new ArrayList<>(types.stream().map(List::of).toList());
        query.together().values().forEach(group -> asked.add(living(group)));
        List<HeapGraph.HeapAndDirect> retained = graph.retained(asked);
        List<long[]> heaviest = graph.heaviest(types, MOST_EXAMPLES);
        List<Long> reached = graph.reached(types);
        for (int i = 0; i < types.size(); i++) {
            JavaClass type = types.get(i);
            kept(type.getName(), reached.get(i), retained.get(i), example(heaviest.get(i)));
        }
        int next = types.size();
        for (String name : query.together().keySet()) {
            HeapGraph.HeapAndDirect use = retained.get(next++);
            together.add(new HeapFacts.Together(query.pid(), name, new Bytes(use.heap()), new Bytes(use.direct())));
        }
    }

    private List<JavaClass> living(Collection<String> names) {
        return names.stream()
                .map(heap::getJavaClassByName)
                .filter(type -> type != null && type.getInstancesCount() > 0)
                .toList();
    }

    private List<String> subtypes(String base) {
        JavaClass above = heap.getJavaClassByName(base);
        if (above == null) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (Object each : above.getSubClasses()) {
            JavaClass type = (JavaClass) each;
            if (type.getInstancesCount() > 0) {
                names.add(type.getName());
            }
        }
        if (!names.isEmpty()) {
            subtypes.put(base, new TreeSet<>(names));
        }
        return names;
    }

    /** The way to one of the heaviest instances: if possible to one that is not held by a field of the JDK. */
    private Optional<Way> example(long[] most) {
        Optional<Way> first = most.length == 0 ? Optional.empty() : roots.to(most[0]);
        for (int i = 1; i < most.length && first.filter(HeapReading::isJdks).isPresent(); i++) {
            Optional<Way> next = roots.to(most[i]).filter(way -> !isJdks(way));
            if (next.isPresent()) {
                return next;
            }
        }
        return first;
    }

    private static boolean isJdks(Way way) {
        return way.root() instanceof StaticField field && field.isJdks();
    }

    private void kept(String name, long count, HeapGraph.HeapAndDirect use, Optional<Way> way) {
        kept.add(new Kept(query.pid(), name, count, new Bytes(use.heap()), way, new Bytes(use.direct()), false));
    }

    private void field(String name) {
        StaticField field = StaticField.of(name);
        JavaClass declaring = heap.getJavaClassByName(field.declaring());
        if (declaring == null) {
            return;
        }
        Object value = declaring.getValueOfStaticField(field.name());
        if (value == null && name.equals(ShutdownHooks.FIELD)) {
            value = ShutdownHooks.table(heap);
        }
        if (value instanceof Instance collection) {
            kept(
                    name,
                    CollectionParts.entries(collection),
                    new HeapGraph.HeapAndDirect(graph.retained(collection), graph.retainedDirect(collection)),
                    Optional.of(new Way(field, HeaviestPath.from(graph, collection))));
        }
    }
}
