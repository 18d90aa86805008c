package io.github.membudget.model;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Out of one heap dump: the roots that keep much, the most first, and what was asked after.
 *
 * @param subtypes that have instances, by the type that was asked after
 * @param soft what nothing but soft references keep
 */
public record HeapFacts(List<Holder> holders, List<Kept> kept, Map<String, Set<String>> subtypes, List<Soft> soft) {
    public static final HeapFacts NONE = new HeapFacts(List.of(), List.of(), Map.of(), List.of());

    /** What references of one class keep in one fork until its heap is short. */
    public record Soft(long pid, String type, Bytes bytes) {}
}
