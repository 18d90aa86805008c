package io.github.membudget.model;

import java.util.EnumSet;
import java.util.Optional;
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

    /** Reads its own words. Empty for what no version of this one wrote. */
    public static Optional<JvmChoice> of(String words) {
        Set<JvmPart> parts = EnumSet.noneOf(JvmPart.class);
        for (String word : words.split(",")) {
            Optional<JvmPart> part = JvmPart.of(word);
            if (word.equals("lean")) {
                parts.addAll(JvmPart.lean());
            } else if (part.isPresent()) {
                parts.add(part.get());
            } else if (!word.equals("default")) {
                return Optional.empty();
            }
        }
        return Optional.of(new JvmChoice(parts));
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
