package io.github.membudget.heap;

import java.util.HashMap;
import java.util.Map;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;
import org.netbeans.lib.profiler.heap.ObjectArrayInstance;
import org.netbeans.lib.profiler.heap.PrimitiveArrayInstance;

/**
 * The sizes that objects had in the JVM. A dump writes every reference in 8 bytes and knows nothing of headers; with compressed
 * references a graph of small objects takes a third less than it seems to.
 */
final class RealSizes {
    /** Of 64-bit HotSpot. */
    private static final int ARRAY_HEADER = 16;

    private static final int ALIGNMENT = 8;

    /** What a String takes at most where references are compressed. */
    private static final int SMALL_STRING = 24;

    private final Map<String, Double> told;
    private final Map<String, Long> instances = new HashMap<>();
    private final int reference;

    /** @param told bytes of one instance, as the JVM counted, by the name of its type */
    RealSizes(Map<String, Double> told) {
        this.told = told;
        reference = told.getOrDefault("java.lang.String", 0.0) > SMALL_STRING ? Long.BYTES : Integer.BYTES;
    }

    long of(Instance instance) {
        if (instance instanceof PrimitiveArrayInstance array) {
            return array(array.getLength(), elementSize(array.getJavaClass().getName()));
        }
        if (instance instanceof ObjectArrayInstance array) {
            return array(array.getLength(), reference);
        }
        JavaClass type = instance.getJavaClass();
        return instances.computeIfAbsent(type.getName(), name -> instance(instance, name));
    }

    private long instance(Instance instance, String type) {
        Double size = told.get(type);
        return size == null ? aligned(instance.getSize()) : Math.round(size);
    }

    private static long array(long length, int element) {
        return aligned(ARRAY_HEADER + length * element);
    }

    private static long aligned(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    private static int elementSize(String type) {
        return switch (type) {
            case "long[]", "double[]" -> Long.BYTES;
            case "int[]", "float[]" -> Integer.BYTES;
            case "short[]", "char[]" -> Short.BYTES;
            default -> Byte.BYTES;
        };
    }
}
