package io.github.membudget.heap;

import io.github.membudget.heap.HolderRoots.Found;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.HeapFactory;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;
import org.netbeans.lib.profiler.heap.ObjectArrayInstance;
import org.netbeans.lib.profiler.heap.PrimitiveArrayInstance;

/**
 * Prints a line for each root of a heap dump that alone keeps much: {@code holder}, kind, retained bytes, name, path, and capacity of direct
 * buffers, with tabs between; {@code other}, the number of the holder's line from 0 on, name, for each other that it speaks for, or root and way for each that reaches an
 * object that several do; one for each type and field that was asked after: {@code kept}, name, count, retained bytes, root, path, and
 * capacity of direct buffers; one for each name of types that go together: {@code together}, name, retained bytes, capacity of direct
 * buffers; one for each type that has instances below one that was asked after: {@code subtype}, that one, name; and one for each class of soft
 * references that alone keep much: {@code soft}, class, bytes; once {@code live}, bytes of all that is reached; and one for each object asked after that one of the holders alone keeps:
 * {@code sampled}, the number of the holder's line from 0 on, address.
 */
public final class HolderSearch {

    private static final int MOST_EXAMPLES = 30;

    private static final int MOST_WAYS = 6;

    /** Of many small objects that the same roots reach, a few tell by which ways. */
    private static final int MOST_ASKED_AFTER = 20;

    /** All but one of so many. */
    private static final int STILL_THERE = 5;

    private static final Pattern OF_THE_JDK = Pattern.compile("^static field " + HolderRoots.OF_THE_JDK);

    private final Heap heap;
    private final HeapGraph graph;
    private final Roots roots;
    private final PrintStream out;
    private final List<Found> found;

    private HolderSearch(Heap heap, File dump, Question question, PrintStream out) throws IOException {
        this.heap = heap;
        graph = new HeapGraph(heap, dump, new RealSizes(question.sizes));
        roots = new Roots(heap, graph);
        this.out = out;
        found = new HolderRoots(heap, graph, roots).find(question.types);
    }

    /** @param arguments the dump; the question is read from the standard input */
    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Question question = Question.read(in);
        File dump = new UncachedDump(arguments[0]);
        Heap heap = HeapFactory.createHeap(dump);
        HolderSearch search = new HolderSearch(heap, dump, question, System.out);
        search.printHolders();
        search.print("live", Long.toString(search.graph.live()));
        search.soft();
        Set<String> types = new LinkedHashSet<>(question.types);
        question.bases.forEach(base -> types.addAll(search.subtypes(base)));
        search.types(types, question.together);
        question.fields.forEach(search::field);
        search.sampled(Question.sampled(in));
        System.out.flush();
    }

    private void soft() {
        graph.softly().forEach((type, bytes) -> {
            if (bytes >= HolderRoots.LEAST_BYTES) {
                print("soft", type, Long.toString(bytes));
            }
        });
    }

    private void printHolders() {
        Map<Long, List<Long>> referrers = graph.referrers(
                found.stream()
                        .filter(one -> one.kind().equals(HolderRoots.SEVERAL))
                        .flatMapToLong(one -> one.ids().limit(MOST_ASKED_AFTER))
                        .toArray(),
                HolderRoots.MOST_REFERRERS);
        for (int i = 0; i < found.size(); i++) {
            Found one = found.get(i);
            print(
                    "holder",
                    one.kind(),
                    Long.toString(sum(one, graph::retained)),
                    one.name(),
                    one.way() + one.count() + HeapPath.from(graph, one.root()),
                    Long.toString(sum(one, graph::retainedDirect)));
            for (String name : one.alike().keySet()) {
                print("other", Integer.toString(i), name);
            }
            for (String way : ways(one, referrers)) {
                print("other", Integer.toString(i), way);
            }
        }
    }

    /** One for each root. */
    private Collection<String> ways(Found to, Map<Long, List<Long>> referrers) {
        Map<String, String> ways = new LinkedHashMap<>();
        long[] ids = to.kind().equals(HolderRoots.SEVERAL)
                ? to.ids().limit(MOST_ASKED_AFTER).toArray()
                : new long[0];
        for (long id : ids) {
            ways(id, referrers.getOrDefault(id, List.of()), ways);
        }
        return ways.values();
    }

    private void ways(long id, List<Long> referrers, Map<String, String> ways) {
        for (long referrer : referrers) {
            Roots.Path path = roots.to(id, referrer);
            if (!path.root().isEmpty() && ways.size() < MOST_WAYS) {
                // What runs has no name of its own.
                String key = path.root().equals(Roots.RUNNING) ? path.words() : path.root();
                ways.putIfAbsent(key, path.root() + " -> " + path.words());
            }
        }
    }

    private static long sum(Found one, LongUnaryOperator figure) {
        return one.ids().map(figure).sum();
    }

    /** Unless most of them are not where they were: then the heap was collected since, and what is there now proves nothing. */
    private void sampled(List<Question.Sampled> objects) {
        long[] here = objects.stream()
                .filter(this::isHere)
                .mapToLong(Question.Sampled::address)
                .toArray();
        if (here.length == 0 || here.length * STILL_THERE < objects.size() * (STILL_THERE - 1)) {
            return;
        }
        Map<Long, Integer> holders = new HashMap<>();
        for (int i = 0; i < found.size(); i++) {
            int holder = i;
            found.get(i).ids().forEach(id -> holders.putIfAbsent(id, holder));
        }
        long[] kept = graph.holders(here, found.stream().flatMapToLong(Found::ids));
        for (int i = 0; i < here.length; i++) {
            Integer holder = holders.get(kept[i]);
            if (holder != null) {
                print("sampled", holder.toString(), Long.toString(here[i]));
            }
        }
    }

    private boolean isHere(Question.Sampled object) {
        Instance there = heap.getInstanceByID(object.address());
        String length = "";
        if (there instanceof PrimitiveArrayInstance array) {
            length = Integer.toString(array.getLength());
        } else if (there instanceof ObjectArrayInstance array) {
            length = Integer.toString(array.getLength());
        }
        return there != null && there.getJavaClass().getName().equals(object.type()) && length.equals(object.length());
    }

    private void types(Set<String> names, Map<String, List<String>> together) {
        List<JavaClass> types = living(names);
        List<List<JavaClass>> asked =
                new ArrayList<>(types.stream().map(List::of).toList());
        together.values().forEach(group -> asked.add(living(group)));
        List<HeapGraph.Use> retained = graph.retained(asked);
        List<long[]> heaviest = graph.heaviest(types, MOST_EXAMPLES);
        for (int i = 0; i < types.size(); i++) {
            JavaClass type = types.get(i);
            kept(type.getName(), type.getInstancesCount(), retained.get(i), example(heaviest.get(i)));
        }
        int next = types.size();
        for (String name : together.keySet()) {
            HeapGraph.Use use = retained.get(next++);
            print("together", name, Long.toString(use.heap()), Long.toString(use.direct()));
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
                print("subtype", base, type.getName());
            }
        }
        return names;
    }

    /** Of those that keep most, one that the JDK does not hold for itself, where there is one. */
    private Roots.Path example(long[] most) {
        Roots.Path first = most.length == 0 ? Roots.Path.NONE : roots.to(most[0]);
        for (int i = 1; i < most.length && OF_THE_JDK.matcher(first.root()).find(); i++) {
            Roots.Path next = roots.to(most[i]);
            if (!next.root().isEmpty() && !OF_THE_JDK.matcher(next.root()).find()) {
                return next;
            }
        }
        return first;
    }

    private void kept(String name, long count, HeapGraph.Use use, Roots.Path path) {
        print(
                "kept",
                name,
                Long.toString(count),
                Long.toString(use.heap()),
                path.root(),
                path.words(),
                Long.toString(use.direct()));
    }

    private void field(String name) {
        int dot = name.lastIndexOf('.');
        JavaClass declaring = heap.getJavaClassByName(name.substring(0, dot));
        if (declaring == null) {
            return;
        }
        Object value = declaring.getValueOfStaticField(name.substring(dot + 1));
        if (value == null && name.equals(ShutdownHooks.FIELD)) {
            value = ShutdownHooks.table(heap);
        }
        if (value instanceof Instance collection) {
            kept(
                    name,
                    HeapPath.entries(collection),
                    new HeapGraph.Use(graph.retained(collection), graph.retainedDirect(collection)),
                    new Roots.Path("static field " + name, HeapPath.from(graph, collection)));
        }
    }

    private void print(String... fields) {
        out.println(Arrays.stream(fields)
                .map(field -> field.replace('\t', ' ').replace('\n', ' ').replace('\r', ' '))
                .collect(Collectors.joining("\t")));
    }
}
