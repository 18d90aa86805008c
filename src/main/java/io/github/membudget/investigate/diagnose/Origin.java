package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.heap.GcRoot.StaticField;
import java.util.List;
import java.util.OptionalInt;

/** Code that a cause comes from, as far as it is known. */
public sealed interface Origin {
    /**
     * A class that evidence names, and that may have the call which opened or registered it.
     *
     * @param calls as a rule writes them
     * @param near the line of it that the recorder sampled most, where it sampled any
     */
    record OpenedIn(String className, List<String> calls, OptionalInt near) implements Origin {}

    /**
     * A class that left something behind, and that may call another one which opens it.
     *
     * @param calls as a rule writes them
     */
    record OpenedThrough(String className, List<String> calls) implements Origin {}

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
