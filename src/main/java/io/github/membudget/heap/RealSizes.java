package io.github.membudget.heap;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;
import org.netbeans.lib.profiler.heap.ObjectArrayInstance;
import org.netbeans.lib.profiler.heap.ObjectFieldValue;

/**
 * From the sizes that a dump suggests to those that the JVM had. A dump writes every reference in 8 bytes and knows nothing of
 * headers; with compressed references a graph of small objects takes a third less than it seems to.
 */
final class RealSizes {
    private static final int MOST_VISITED = 40_000;

    /** Of a large array so many elements stand for all. */
    private static final int SAMPLE = 500;

    private final Map<String, Double> ratios = new HashMap<>();
    private double overall = 1;

    RealSizes(Heap heap, Map<String, Double> realSizes) {
        double real = 0;
        double told = 0;
        for (Object each : heap.getAllClasses()) {
            JavaClass type = (JavaClass) each;
            Double size = realSizes.get(type.getName());
            int count = size == null ? 0 : type.getInstancesCount();
            long all = count == 0 ? 0 : type.getAllInstancesSize();
            if (size != null && all > 0) {
                ratios.put(type.getName(), size * count / all);
                real += size * count;
                told += all;
            }
        }
        if (told > 0) {
            overall = real / told;
        }
    }

    /** What this keeps alone, from what it consists of; large graphs by a sample. */
    long retained(Instance root) {
        long whole = root.getRetainedSize();
        if (ratios.isEmpty()) {
            return whole;
        }
        double real = 0;
        double told = 0;
        Set<Long> seen = new HashSet<>();
        Deque<Weighted> next = new ArrayDeque<>();
        next.add(new Weighted(root, 1));
        while (!next.isEmpty() && seen.size() < MOST_VISITED) {
            Weighted at = next.poll();
            if (!seen.add(at.instance().getInstanceId())) {
                continue;
            }
            double size = at.instance().getSize() * at.weight();
            told += size;
            real += size * ratios.getOrDefault(at.instance().getJavaClass().getName(), overall);
            below(at, whole, next);
        }
        return Math.round(whole * real / told);
    }

    private record Weighted(Instance instance, double weight) {}

    private static void below(Weighted at, long most, Deque<Weighted> next) {
        if (at.instance() instanceof ObjectArrayInstance array) {
            List<?> elements = array.getValues();
            int stride = Math.max(1, elements.size() / SAMPLE);
            for (int i = 0; i < elements.size(); i += stride) {
                add(elements.get(i), at.weight() * stride, most, next);
            }
            return;
        }
        for (Object field : at.instance().getFieldValues()) {
            if (field instanceof ObjectFieldValue value) {
                add(value.getInstance(), at.weight(), most, next);
            }
        }
    }

    /** What keeps more than the root does is not kept by it alone. */
    private static void add(Object child, double weight, long most, Deque<Weighted> next) {
        if (child instanceof Instance instance && instance.getRetainedSize() <= most) {
            next.add(new Weighted(instance, weight));
        }
    }
}
