package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.heap.GcRoot.StaticField;

/** Code that a cause comes from, as far as it is known. */
public sealed interface Origin {
    /**
     * A line that made what is kept.
     *
     * @param others how many more lines made about as much
     */
    record MadeAt(String className, int line, int others) implements Origin {}

    /** The static field that keeps it. */
    record DeclaredAs(StaticField field) implements Origin {}

    /** A class in whose span it came, or that left it. */
    record CameWith(String className) implements Origin {}
}
