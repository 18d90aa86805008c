package io.github.membudget.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is resident of one fork's process after a full collection, once malloc has been made to give back what was free.
 *
 * @param heap of Java
 * @param libraries their code, and the JDK's class archive
 * @param mappedFiles other files
 * @param malloc what malloc has, but for large blocks
 * @param other all else: the JVM's own areas, stacks, large blocks of malloc
 * @param freed what malloc gave back before the collection; absent where it cannot be asked
 * @param collected what the collection brought to light
 * @param arenas parts into which glibc has divided what malloc has
 * @param compilersPeak the most of malloc's memory that the JVM's compilers have had, where the JVM counts it
 * @param counted what the JVM counts, by its own names for it, as committed: not all of it need be resident. Empty where it does not count
 */
public record ResidentMemory(
        Bytes heap,
        Bytes libraries,
        Bytes mappedFiles,
        Bytes malloc,
        Bytes other,
        Optional<Bytes> freed,
        Collected collected,
        int arenas,
        Optional<Bytes> compilersPeak,
        Map<String, Bytes> counted) {
    private static final Set<String> METASPACE = Set.of("Class", "Metaspace");

    /**
     * Memory beside the heap that objects had which nobody used any more.
     *
     * @param bytes that only the collection freed
     * @param dropped objects with native memory of their own that it found unused, by type; empty where nobody looked
     */
    public record Collected(Bytes bytes, Map<String, Long> dropped) {
        public static final Collected NOTHING = new Collected(Bytes.ZERO, Map.of());
    }

    /** What the JVM counts under these names. */
    public long counted(Set<String> names) {
        return counted.entrySet().stream()
                .filter(category -> names.contains(category.getKey()))
                .mapToLong(category -> category.getValue().value())
                .sum();
    }

    /** What the JVM counts for loaded classes; absent where it does not count. */
    public Optional<Bytes> metaspace() {
        return counted.isEmpty() ? Optional.empty() : Optional.of(new Bytes(counted(METASPACE)));
    }

    /** All that malloc gives or the JVM maps for itself: neither heap nor files. */
    public long anonymous() {
        return malloc.plus(other).value();
    }

    /** All of the process, before malloc gave back what was free, and the collector what native memory it found unused. */
    public Bytes rss() {
        return heap.plus(libraries)
                .plus(mappedFiles)
                .plus(malloc)
                .plus(other)
                .plus(freed.orElse(Bytes.ZERO))
                .plus(collected.bytes());
    }
}
