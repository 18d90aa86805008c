package io.github.membudget.model;

import java.util.List;

/** Out of one heap dump: the roots that keep much, the most first, and what was asked after. */
public record HeapFacts(List<Holder> holders, List<Kept> kept) {
    public static final HeapFacts NONE = new HeapFacts(List.of(), List.of());
}
