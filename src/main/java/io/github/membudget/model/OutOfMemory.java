package io.github.membudget.model;

import java.util.Locale;
import java.util.Optional;

/**
 * An OutOfMemoryError of a fork.
 *
 * @param kind of memory that ran out
 * @param words the JVM's own, or what its counters showed where it could not report the error
 * @param why what was seen of the limit it reached
 * @param thread that it ended, where that was none of a test
 * @param at the first method on its stack that is neither the JDK's nor Surefire's, as {@code type.method:line}, where known
 */
public record OutOfMemory(
        Exhausted kind, String words, Optional<Shortage> why, Optional<String> thread, Optional<String> at) {
    private OutOfMemory(Exhausted kind, String words) {
        this(kind, words, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Kinds of memory that want different answers. */
    public enum Exhausted {
        HEAP,
        METASPACE,
        DIRECT_BUFFERS,
        THREADS,
        /** Longer than any array can be, however large the heap is. */
        ARRAY_LENGTH,
        OTHER,
        /** The program created the error itself: memory was free. */
        NOTHING
    }

    /** Of the words of a JVM, which names the kind in its message alone. */
    public static OutOfMemory read(String words) {
        return read(words, Optional.empty());
    }

    /** @param thrower the method that threw it, as {@code type.method}, where known */
    public static OutOfMemory read(String words, Optional<String> thrower) {
        int colon = words.indexOf(": ");
        String message = colon < 0 ? "" : words.substring(colon + 2).toLowerCase(Locale.ROOT);
        Exhausted kind = words.contains("OutOfDirectMemoryError")
                ? Exhausted.DIRECT_BUFFERS
                : ofJvm(message).orElseGet(() -> thrower.map(method -> ofMethod(method, message))
                        .orElseGet(() -> ofLibrary(message)));
        return new OutOfMemory(kind, words);
    }

    /** The messages of HotSpot itself. */
    private static Optional<Exhausted> ofJvm(String message) {
        if (message.startsWith("java heap space") || message.startsWith("gc overhead limit exceeded")) {
            return Optional.of(Exhausted.HEAP);
        }
        if (message.startsWith("metaspace") || message.startsWith("compressed class space")) {
            return Optional.of(Exhausted.METASPACE);
        }
        return message.startsWith("requested array size exceeds")
                ? Optional.of(Exhausted.ARRAY_LENGTH)
                : Optional.empty();
    }

    /** What the JDK's own classes throw has their messages. Other classes may use the same words for anything. */
    private static Exhausted ofMethod(String method, String message) {
        return isJdks(method) ? ofLibrary(message) : Exhausted.NOTHING;
    }

    /** @param method as {@code type.method} */
    public static boolean isJdks(String method) {
        return method.matches("(?:javax?|jdk|sun|com\\.sun)\\..*");
    }

    private static Exhausted ofLibrary(String message) {
        if (message.contains("direct buffer memory")) {
            return Exhausted.DIRECT_BUFFERS;
        }
        if (message.startsWith("unable to create") && message.contains("native thread")) {
            return Exhausted.THREADS;
        }
        return message.startsWith("required ") && (message.contains("length") || message.contains("size"))
                ? Exhausted.ARRAY_LENGTH
                : Exhausted.OTHER;
    }

    /** Whether the program made the error itself, so that it says nothing about memory. */
    public boolean thrownByProgram() {
        return kind == Exhausted.NOTHING;
    }

    /** The same, where the JVM's counters show that it never ran out: its words were the program's. */
    public OutOfMemory byProgram() {
        return new OutOfMemory(Exhausted.NOTHING, words, Optional.empty(), thread, at);
    }

    public OutOfMemory with(Optional<Shortage> seen) {
        return new OutOfMemory(kind, words, seen, thread, at);
    }

    public OutOfMemory thrownIn(Optional<String> backgroundThread, Optional<String> place) {
        return new OutOfMemory(kind, words, why, backgroundThread, place);
    }

    /** Of a fork that ended without a word when this pool was full. */
    public static OutOfMemory ofFull(PoolUse pool) {
        return new OutOfMemory(
                switch (pool.pool()) {
                    case HEAP -> Exhausted.HEAP;
                    case METASPACE -> Exhausted.METASPACE;
                    // Its JVM goes on without compiling.
                    case CODE_CACHE -> Exhausted.OTHER;
                },
                "The JVM could not report the error. Its counters show it: "
                        + pool.used().inMebibytes() + " of "
                        + pool.max().inMebibytes() + " of " + pool.pool().name().toLowerCase(Locale.ROOT)
                        + " were in use at its end");
    }
}
