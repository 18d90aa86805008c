package io.github.membudget.model;

/**
 * A root that keeps memory on a fork's heap at its end.
 *
 * @param kind of root: {@code static-field}, {@code thread} or {@code thread-local}
 * @param name {@code com.acme.Registry.CACHE}, or the thread's
 * @param retained what would be free without it
 * @param path from the root to what takes most, in words: {@code HashMap (1,204) -> Embedding -> float[]}
 */
public record Holder(long pid, String kind, String name, Bytes retained, String path) {}
