package io.github.membudget.model;

import java.util.List;

/**
 * A root that keeps memory on a fork's heap at its end.
 *
 * @param kind of root: {@code static-field}, {@code thread}, {@code thread-local}, {@code jni}, or {@code several-roots} for an object that several of
 *     them reach, so that none alone keeps it
 * @param name {@code com.acme.Registry.CACHE}, or the thread's, or one of several roots
 * @param retained what would be free of the heap without it
 * @param path from the root to what takes most, in words: {@code HashMap (1,204) -> Embedding -> float[]}
 * @param direct capacity of direct buffers, outside of the heap, that would be free without it
 * @param sampled addresses of objects that it keeps, of those that were asked after
 * @param others static fields of the same name in other classes that keep the like of it, all of it counted here; of threads that do the names that differ by more than a number;
 *     of what several roots reach those roots, as far as they are known, with the way from each: {@code static field com.acme.Registry.CACHE -> HashMap}
 */
public record Holder(
        long pid,
        String kind,
        String name,
        Bytes retained,
        String path,
        Bytes direct,
        List<Long> sampled,
        List<String> others) {
    /** On the heap and outside of it. */
    public Bytes all() {
        return retained.plus(direct);
    }
}
