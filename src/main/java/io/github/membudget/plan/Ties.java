package io.github.membudget.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Test classes that run in one JVM or not at all.
 *
 * @param sets of two and more, of which none has a class of another
 */
public record Ties(List<SortedSet<String>> sets) {
    public static final Ties NONE = new Ties(List.of());

    /** The class by whose place that of this one is decided. */
    public String first(String name) {
        return sets.stream()
                .filter(set -> set.contains(name))
                .map(SortedSet::first)
                .findFirst()
                .orElse(name);
    }

    /** The same parts with each set where its first class is; a part may become empty. */
    List<SortedSet<String>> together(List<SortedSet<String>> parts) {
        List<SortedSet<String>> moved = new ArrayList<>();
        parts.forEach(part -> moved.add(new TreeSet<>(part)));
        for (SortedSet<String> set : sets) {
            SortedSet<String> here = new TreeSet<>(set);
            here.removeIf(name -> parts.stream().noneMatch(part -> part.contains(name)));
            if (!here.isEmpty()) {
                SortedSet<String> home = moved.stream()
                        .filter(part -> part.contains(here.first()))
                        .findFirst()
                        .orElseThrow();
                moved.forEach(part -> part.removeAll(here));
                home.addAll(here);
            }
        }
        return moved;
    }
}
