package io.github.membudget.launch;

import io.github.membudget.model.PoolUse;
import java.util.Locale;

/**
 * An OutOfMemoryError of a fork.
 *
 * @param kind of memory that ran out
 * @param words the JVM's own, or what its counters said where it had no memory left to say so
 */
public record OutOfMemory(Exhausted kind, String words) {
    /** Kinds of memory that want different answers. */
    public enum Exhausted {
        HEAP,
        METASPACE,
        DIRECT_BUFFERS,
        THREADS,
        OTHER
    }

    /** Of the words of a JVM, which names the kind in its message alone. */
    public static OutOfMemory read(String words) {
        return new OutOfMemory(kind(words), words);
    }

    private static Exhausted kind(String words) {
        if (words.contains("Metaspace") || words.contains("Compressed class space")) {
            return Exhausted.METASPACE;
        }
        if (words.contains("direct buffer memory") || words.contains("Direct buffer memory")) {
            return Exhausted.DIRECT_BUFFERS;
        }
        if (words.contains("native thread")) {
            return Exhausted.THREADS;
        }
        return words.contains("heap space") || words.contains("GC overhead") || words.contains("array size")
                ? Exhausted.HEAP
                : Exhausted.OTHER;
    }

    /** Of a fork that ended without a word when this pool was full. */
    static OutOfMemory ofFull(PoolUse pool) {
        return new OutOfMemory(
                switch (pool.pool()) {
                    case HEAP -> Exhausted.HEAP;
                    case METASPACE -> Exhausted.METASPACE;
                },
                "It could not say so any more: by its own counters "
                        + pool.used().inMebibytes() + " of "
                        + pool.max().inMebibytes()
                        + " of " + pool.pool().name().toLowerCase(Locale.ROOT)
                        + " were in use when it ended");
    }
}
