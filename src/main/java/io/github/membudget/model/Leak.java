package io.github.membudget.model;

import io.github.membudget.probe.format.LeftoverKind;
import java.util.Optional;

/**
 * Something that tests left behind and that the user's policy does not allow.
 *
 * @param project {@code groupId:artifactId}
 * @param className of who left it; absent where nobody can say
 * @param name how it is called, as patterns of the policy see it
 * @param detail the same in more words
 * @param test at whose end it was first seen, where known
 */
public record Leak(
        String project,
        String module,
        Optional<String> className,
        LeftoverKind kind,
        String name,
        String detail,
        Optional<String> test) {}
