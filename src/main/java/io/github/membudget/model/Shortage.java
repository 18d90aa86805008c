package io.github.membudget.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Why a fork got no more memory of one kind. */
public sealed interface Shortage {
    /**
     * Metaspace under -XX:MaxMetaspaceSize.
     *
     * @param loaded classes
     * @param unloaded classes
     * @param loaders class loaders that were alive shortly before, where the JVM could be asked
     */
    record Metaspace(Bytes used, Bytes max, OptionalLong loaded, OptionalLong unloaded, Optional<LiveLoaders> loaders)
            implements Shortage {
        /** The class loaders that fill it, where they do. */
        public Optional<LiveLoaders> leaked() {
            return loaders.filter(one -> one.pileUp(used, unloaded.orElse(0)));
        }
    }

    /**
     * The most frequent type of class loader.
     *
     * @param bytes of metaspace that all of this type take
     * @param all class loaders of any type
     */
    record LiveLoaders(String type, long count, Bytes bytes, long all) {
        private static final long MANY = 40;
        private static final long VERY_MANY = 400;
        private static final int LARGE_PART = 4;

        /** Too few to be left over from many tests. */
        public boolean few() {
            return all < MANY;
        }

        /**
         * Whether loaders of one type pile up.
         *
         * @param unloaded classes: where there are as many, loaders are collected
         */
        private boolean pileUp(Bytes metaspace, long unloaded) {
            boolean large = count >= MANY && bytes.value() >= metaspace.value() / LARGE_PART;
            return (large || count >= VERY_MANY) && unloaded < count;
        }
    }

    /**
     * The code cache: the JVM throws compiled code away, or compiles no more.
     *
     * @param used at its most
     * @param compiled all code that was ever compiled, where the JVM counts it
     */
    record CodeCache(Bytes used, Bytes max, Optional<Bytes> compiled) implements Shortage {}

    /** @param set whether by -XX:MaxDirectMemorySize; else it is the size of the heap */
    record DirectBuffers(Bytes limit, boolean set) implements Shortage {}

    /**
     * An OutOfMemoryError ended a background thread, and no test failed by it.
     *
     * @param words of the error
     * @param why where that is known
     */
    record InBackground(String words, Optional<String> thread, Optional<Shortage> why) implements Shortage {}

    /**
     * Threads.
     *
     * @param limit that was reached, where that is certain
     * @param threads of the fork at its most
     * @param groups the most frequent names of its threads, without numbers
     */
    record Threads(Optional<ThreadLimit> limit, OptionalLong threads, List<ThreadGroup> groups) implements Shortage {}

    /** @param cgroup whose limit it is, where it is one's */
    record ThreadLimit(LimitedBy by, long value, Optional<String> cgroup) {}

    /** What may limit the number of threads on Linux. */
    enum LimitedBy {
        CGROUP,
        /** RLIMIT_NPROC: all processes and threads of one user. */
        USER,
        /** Of the whole system. */
        SYSTEM_THREADS,
        /** Each thread has a number of its own, as a process has. */
        SYSTEM_NUMBERS,
        /** Each thread's stack has two mappings of memory. */
        MAPPINGS
    }

    record ThreadGroup(String name, long count) {}
}
