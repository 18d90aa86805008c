package io.github.membudget.heap;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;
import org.netbeans.lib.profiler.heap.ObjectArrayInstance;
import org.netbeans.lib.profiler.heap.ObjectFieldValue;
import org.netbeans.lib.profiler.heap.PrimitiveArrayInstance;

/**
 * From the sizes that a dump suggests to those that the JVM had. A dump writes every reference in 8 bytes and knows nothing of
 * headers; with compressed references a graph of small objects takes a third less than it seems to.
 */
final class RealSizes {
    private static final int MOST_VISITED = 40_000;

    /** Of 64-bit HotSpot. */
    private static final int ARRAY_HEADER = 16;

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
        // What keeps the most comes first, so that what others keep too is hardly ever reached.
        Queue<Weighted> next = new PriorityQueue<>(
                Comparator.comparingDouble(Weighted::retained).reversed());
        next.add(new Weighted(root, 1, whole));
        while (!next.isEmpty() && seen.size() < MOST_VISITED && told < whole) {
            Weighted at = next.poll();
            if (!seen.add(at.instance().getInstanceId())) {
                continue;
            }
            told += at.instance().getSize() * at.weight();
            real += size(at.instance()) * at.weight();
            below(at, whole, next);
        }
        return Math.round(whole * real / told);
    }

    private double size(Instance instance) {
        String type = instance.getJavaClass().getName();
        if (instance instanceof PrimitiveArrayInstance array) {
            return (ARRAY_HEADER + (long) array.getLength() * elementSize(type) + 7) / 8 * 8;
        }
        return instance.getSize() * ratios.getOrDefault(type, overall);
    }

    private static int elementSize(String type) {
        return switch (type) {
            case "long[]", "double[]" -> Long.BYTES;
            case "int[]", "float[]" -> Integer.BYTES;
            case "short[]", "char[]" -> Short.BYTES;
            default -> Byte.BYTES;
        };
    }

    private record Weighted(Instance instance, double weight, double retained) {}

    private static void below(Weighted at, long most, Queue<Weighted> next) {
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
    private static void add(Object child, double weight, long most, Queue<Weighted> next) {
        if (child instanceof Instance instance && instance.getRetainedSize() <= most) {
            next.add(new Weighted(instance, weight, weight * instance.getRetainedSize()));
        }
    }
}
