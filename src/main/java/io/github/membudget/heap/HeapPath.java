package io.github.membudget.heap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.ObjectArrayInstance;
import org.netbeans.lib.profiler.heap.ObjectFieldValue;

/** From a root down to what takes most, in words. */
final class HeapPath {
    private static final int LONGEST = 24;

    /** So many elements of an array are looked at. */
    private static final int MOST_ELEMENTS = 100_000;

    private final HeapGraph graph;
    private final StringBuilder words = new StringBuilder();
    private String last = "";
    private final Set<Long> seen = new HashSet<>();

    private HeapPath(HeapGraph graph) {
        this.graph = graph;
    }

    static String from(HeapGraph graph, Instance root) {
        HeapPath path = new HeapPath(graph);
        path.step(root, 1);
        return path.words.toString();
    }

    private void step(Instance first, int number) {
        @Nullable Instance at = first;
        long count = number;
        long entries = 0;
        for (int steps = 0; at != null && steps < LONGEST && seen.add(at.getInstanceId()); steps++) {
            if (!inner(at)) {
                append(at, count);
                count = 1;
                entries = entries(at);
            }
            if (graph.isDirect(at)) {
                // What takes most lies outside of the heap.
                return;
            }
            if (at instanceof ObjectArrayInstance array) {
                Heaviest heaviest = heaviest(array);
                at = heaviest.example;
                // Where buckets are chained, the array holds only the first of each chain.
                boolean buckets = heaviest.example != null && inner(heaviest.example);
                long elements = entries > 0 ? Math.min(entries, heaviest.count) : heaviest.count;
                count = Math.max(count, buckets && entries > 0 ? entries : elements);
            } else {
                at = heaviestField(at);
            }
        }
    }

    private void append(Instance at, long count) {
        String name = shortName(at.getJavaClass().getName());
        if (count == 1 && name.equals(last)) {
            // Chains say no more by their length.
            return;
        }
        last = name;
        if (!words.isEmpty()) {
            words.append(" -> ");
        }
        if (count > 1) {
            words.append(String.format(Locale.ROOT, "%,d x ", count));
        }
        words.append(name);
        long entries = entries(at);
        if (entries > 0) {
            words.append(String.format(Locale.ROOT, " (%,d)", entries));
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

    /** Packages are left out of the JDK's own names only. */
    static String shortName(String name) {
        return name.startsWith("java.util.") || name.startsWith("java.lang.")
                ? name.substring(name.lastIndexOf('.') + 1)
                : name;
    }

    private record Heaviest(@Nullable Instance example, long count) {}

    /** Elements by type, what they keep added up: of the heaviest type the heaviest. */
    private Heaviest heaviest(ObjectArrayInstance array) {
        Map<String, Kind> kinds = new HashMap<>();
        List<?> elements = array.getValues();
        for (Object each : elements.subList(0, Math.min(MOST_ELEMENTS, elements.size()))) {
            if (each instanceof Instance element) {
                kinds.computeIfAbsent(element.getJavaClass().getName(), name -> new Kind())
                        .add(element);
            }
        }
        @Nullable Kind most = null;
        for (Kind kind : kinds.values()) {
            most = most == null || kind.weight > most.weight ? kind : most;
        }
        if (most == null) {
            return new Heaviest(null, 0);
        }
        // What was not looked at is taken to be like the rest.
        long all = elements.size() <= MOST_ELEMENTS ? most.count : (long) most.count * elements.size() / MOST_ELEMENTS;
        return new Heaviest(most.heaviest, all);
    }

    private final class Kind {
        private long weight;
        private int count;
        private @Nullable Instance heaviest;

        void add(Instance element) {
            weight += graph.weight(element);
            count++;
            if (heaviest == null || graph.weight(element) > graph.weight(heaviest)) {
                heaviest = element;
            }
        }
    }

    private @Nullable Instance heaviestField(Instance owner) {
        @Nullable Instance heaviest = null;
        List<ObjectFieldValue> fields = new ArrayList<>();
        for (Object each : owner.getFieldValues()) {
            if (each instanceof ObjectFieldValue field && field.getInstance() != null) {
                fields.add(field);
            }
        }
        for (ObjectFieldValue field : fields) {
            Instance value = field.getInstance();
            // Some refer back, and some to themselves.
            boolean within = graph.weight(value) <= graph.weight(owner) && !seen.contains(value.getInstanceId());
            if (within && (heaviest == null || graph.weight(value) > graph.weight(heaviest))) {
                heaviest = value;
            }
        }
        return heaviest;
    }
}
