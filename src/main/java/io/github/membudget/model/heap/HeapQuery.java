package io.github.membudget.model.heap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What to look for in a heap dump.
 *
 * @param pid of the fork that was dumped
 * @param sizes bytes of one instance on average, by type, as the JVM itself counted: a dump does not tell how it lays objects out
 * @param types whose instances are to be looked at
 * @param bases types of whose subtypes the instances are to be looked at
 * @param fields static ones, {@code java.io.DeleteOnExitHook.files}
 * @param together types of which it is asked what all of them keep that nothing else does, by a name for them
 * @param closed by a type that is asked after, fields of its instances with the values that they have once it is closed
 * @param exhausted where the JVM dumped its heap because an allocation failed
 */
public record HeapQuery(
        long pid,
        Map<String, Double> sizes,
        Set<String> types,
        Set<String> bases,
        Set<String> fields,
        Map<String, Set<String>> together,
        Map<String, Map<String, String>> closed,
        Optional<Exhausted> exhausted) {

    /** Asks for the holders alone. */
    public static HeapQuery ofHolders(long pid) {
        return new HeapQuery(pid, Map.of(), Set.of(), Set.of(), Set.of(), Map.of(), Map.of(), Optional.empty());
    }

    public HeapQuery with(Exhausted asked) {
        return new HeapQuery(pid, sizes, types, bases, fields, together, closed, Optional.of(asked));
    }

    /**
     * Asks what filled the heap.
     *
     * @param packages beginnings of names of the suite's own classes: {@code com.acme.}
     */
    public record Exhausted(Set<String> packages) {}

    /** Asks which holders keep these objects; it follows the query when they are known. */
    public record Sampled(List<At> objects) {}

    /**
     * An object at its address. It is another one if its type or its length differs.
     *
     * @param length of an array; empty for what is none
     */
    public record At(long address, String type, Optional<Integer> length) {}
}
