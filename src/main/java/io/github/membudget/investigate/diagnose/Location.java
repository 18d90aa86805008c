package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.heap.GcRoot;
import io.github.membudget.model.heap.Holder;

/** Where to look for a cause. */
public sealed interface Location {
    /** What keeps it. */
    record Root(Holder holder) implements Location {}

    /** A root that reaches some of what is kept. */
    record Reaching(GcRoot root) implements Location {}

    /** A test class, a field, or the classes that ended before a snapshot. */
    record Named(String name) implements Location {}

    /** So many classes beside those that are named. */
    record MoreClasses(int count) implements Location {}

    /**
     * A class that left something behind.
     *
     * @param shared whether other classes ran meanwhile, which may have left it too
     */
    record LeftBy(String className, boolean shared) implements Location {}
}
