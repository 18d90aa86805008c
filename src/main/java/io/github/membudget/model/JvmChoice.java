package io.github.membudget.model;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the user wants of the forks' JVM.
 *
 * @param parts none for {@code default}: nothing is added
 */
public record JvmChoice(Set<JvmPart> parts) {
    public static final JvmChoice DEFAULT = new JvmChoice(Set.of());

    public JvmChoice {
        parts = Set.copyOf(parts);
    }

    /** As it stands in a pom: the shortest words that mean the same. */
    public String words() {
        if (parts.isEmpty()) {
            return "default";
        }
        boolean lean = parts.containsAll(JvmPart.lean());
        String others = parts.stream()
                .filter(part -> !lean || !JvmPart.lean().contains(part))
                .sorted()
                .map(JvmPart::label)
                .collect(Collectors.joining(","));
        return !lean ? others : others.isEmpty() ? "lean" : "lean," + others;
    }
}
