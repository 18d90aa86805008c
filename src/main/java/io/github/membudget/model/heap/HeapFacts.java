package io.github.membudget.model.heap;

import io.github.membudget.model.Bytes;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Out of heap dumps: the holders that keep much, the most first, and what was asked after.
 *
 * @param subtypes that have instances, by the type that was asked after
 * @param soft what nothing but soft references keep
 * @param together what types that go together keep
 * @param live bytes of all that is reached, by the fork's pid: of objects as large as the JVM itself counted them
 * @param states of instances that were asked after, as far as their fields tell
 * @param contextCaches of Spring's test framework
 * @param exhausted heaps of forks that ran out of it
 */
public record HeapFacts(
        List<Holder> holders,
        List<Kept> kept,
        Map<String, Set<String>> subtypes,
        List<Soft> soft,
        List<Together> together,
        Map<Long, Bytes> live,
        List<States> states,
        List<ContextCache> contextCaches,
        List<ExhaustedHeap> exhausted) {
    public static final HeapFacts NONE = new HeapFacts(List.of(), List.of(), Map.of(), List.of());

    /** Where no more is known. */
    public HeapFacts(List<Holder> holders, List<Kept> kept, Map<String, Set<String>> subtypes, List<Soft> soft) {
        this(holders, kept, subtypes, soft, List.of(), Map.of(), List.of(), List.of(), List.of());
    }

    /** The same with other holders. */
    public HeapFacts with(List<Holder> others) {
        return new HeapFacts(others, kept, subtypes, soft, together, live, states, contextCaches, exhausted);
    }

    /** The same with heaps that were exhausted. */
    public HeapFacts withExhausted(List<ExhaustedHeap> others) {
        return new HeapFacts(holders, kept, subtypes, soft, together, live, states, contextCaches, others);
    }

    /** Of the dumps of several forks: both together, the holders that keep most first. */
    public HeapFacts plus(HeapFacts other) {
        Map<String, Set<String>> types = new HashMap<>();
        Stream.of(subtypes, other.subtypes)
                .forEach(known -> known.forEach((base, found) ->
                        types.computeIfAbsent(base, any -> new HashSet<>()).addAll(found)));
        Map<Long, Bytes> reached = new HashMap<>(live);
        reached.putAll(other.live);
        return new HeapFacts(
                both(holders, other.holders)
                        .sorted(Comparator.comparing(Holder::all).reversed())
                        .toList(),
                both(kept, other.kept).toList(),
                types,
                both(soft, other.soft).toList(),
                both(together, other.together).toList(),
                reached,
                both(states, other.states).toList(),
                both(contextCaches, other.contextCaches).toList(),
                both(exhausted, other.exhausted).toList());
    }

    private static <T> Stream<T> both(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream());
    }

    /** What references of one class keep in one fork until its heap is short. */
    public record Soft(long pid, String type, Bytes bytes) {}

    /**
     * How many reached instances of a type are closed, of those that one holder keeps.
     *
     * @param open those whose fields were read and say that they are not
     * @param way to one that is closed
     * @param keeper what the holder is; empty for those that none of the holders keeps
     */
    public record States(long pid, String type, long open, long closed, Optional<Way> way, Optional<Keeper> keeper) {}

    /**
     * What would be free without all instances of some types.
     *
     * @param name as it was asked after
     * @param direct capacity of direct buffers, outside of the heap
     */
    public record Together(long pid, String name, Bytes retained, Bytes direct) {
        public Bytes all() {
            return retained.plus(direct);
        }
    }
}
