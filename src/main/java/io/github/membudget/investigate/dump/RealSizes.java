package io.github.membudget.investigate.dump;

import java.util.Map;

/**
 * The sizes that objects had in the JVM, in bytes. A dump does not have them: it writes every reference in 8 bytes and leaves out headers. With
 * compressed references a graph of small objects takes a third less than the dump says.
 */
final class RealSizes {
    /** Bytes of an array's header on 64-bit HotSpot. */
    private static final int ARRAY_HEADER = 16;

    private static final int OBJECT_HEADER = 12;

    /** All objects are aligned to so many bytes: sizes are multiples of it, and the graph counts in it. */
    static final int ALIGNMENT = 8;

    /** What a String takes at most where references are compressed. */
    private static final int SMALL_STRING = 24;

    private final Map<String, Double> told;
    private final int reference;

    /** @param told bytes of one instance, as the JVM counted, by the name of its type */
    RealSizes(Map<String, Double> told) {
        this.told = told;
        reference = told.getOrDefault("java.lang.String", 0.0) > SMALL_STRING ? Long.BYTES : Integer.BYTES;
    }

    /** @param length bytes of its fields in the dump */
    long instance(String type, int length) {
        Double size = told.get(type);
        return size == null ? aligned(OBJECT_HEADER + length) : aligned(Math.round(size));
    }

    /** An array of references. */
    long references(int length) {
        return array(length, reference);
    }

    long array(long length, int elementBytes) {
        return aligned(ARRAY_HEADER + length * elementBytes);
    }

    private static long aligned(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
