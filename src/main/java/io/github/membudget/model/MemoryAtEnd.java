package io.github.membudget.model;

import java.util.List;

/**
 * Where the resident memory of one fork was when its last class had ended, straight after a full collection.
 *
 * @param rss of the test JVM, before malloc was made to give back what was free, and the collector the native memory of unused objects
 * @param parts of it, and of its child processes; what is unknown is absent, and so is what takes nothing
 */
public record MemoryAtEnd(long pid, Bytes rss, List<Part> parts) {
    /** One part of it. */
    public record Part(Kind kind, Bytes bytes) {}

    /** Whose memory a part is. */
    public enum Kind {
        HEAP_LIVE,
        /** Resident in the heap, but not live: the JVM keeps it for what comes next. */
        HEAP_FREE,
        METASPACE,
        CODE_CACHE,
        /** Stacks of threads, as far as they were touched. */
        THREADS,
        DIRECT_BUFFERS,
        /** What is resident of mapped files, but for libraries. */
        MAPPED_FILES,
        /** Code of the JVM and of native libraries, and the JDK's class archive. */
        LIBRARIES,
        /** What the JVM's compilers work in. */
        COMPILERS,
        /** Names and constants of loaded classes. */
        SYMBOLS,
        /** What this investigation brings: the flight recorder, and the JVM's own count of its memory. */
        INSTRUMENTS,
        /** Tables of the collector, and all else that the JVM counts as its own. */
        JVM_OTHER,
        /** What malloc had kept though it was freed, as far as it gave it back when asked. */
        FREED_BY_MALLOC,
        /** Native memory of objects that nobody used any more: the collection freed it. */
        COLLECTED_NATIVE,
        /** What the JVM does not know of: malloc by native libraries. */
        OTHER_NATIVE,
        /** The child processes that lived then. */
        CHILDREN;

        /** Whether it is the JVM's own cost, which no test can change. */
        public boolean isJvms() {
            return this == LIBRARIES
                    || this == COMPILERS
                    || this == SYMBOLS
                    || this == INSTRUMENTS
                    || this == JVM_OTHER;
        }
    }

    /** Whether what the JVM itself takes is told apart from other native memory: not every system can. */
    public boolean countsJvm() {
        return ofJvm().value() > 0;
    }

    /** What the JVM itself takes. */
    public Bytes ofJvm() {
        return parts.stream()
                .filter(part -> part.kind().isJvms())
                .map(Part::bytes)
                .reduce(Bytes.ZERO, Bytes::plus);
    }
}
