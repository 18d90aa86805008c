package io.github.membudget.model.heap;

import io.github.membudget.model.heap.GcRoot.StaticField;
import java.util.List;

/** One step on the way from a root to an object. */
public sealed interface PathStep {

    /**
     * An object, or several of one type.
     *
     * @param type its full name as in source: {@code java.util.HashMap}, {@code byte[]}
     * @param count of objects of that type in this place; 1 where there is but one
     * @param entries of a collection of the JDK; 0 for all else
     */
    record Objects(String type, long count, long entries) implements PathStep {
        public static Objects one(String type) {
            return new Objects(type, 1, 0);
        }
    }

    /**
     * A static field of a class on the way, which goes when the class's loader does.
     *
     * @param count of such classes
     */
    record FieldOfClass(StaticField field, long count) implements PathStep {}

    /** The variable whose value the next step is. */
    record ThreadLocalOf(StaticField variable) implements PathStep {}

    /** Other static fields that refer to the next step too. */
    record AlsoIn(List<StaticField> fields) implements PathStep {}

    /** The weak map before this drops an entry when its key is gone. Its values refer to its keys, so that no key ever goes. */
    record KeysKeptByValues() implements PathStep {}

    /** The objects of the references before this are gone. They wait until somebody takes them from their queue. */
    record NeverPolled() implements PathStep {}

    /** Steps that are left out of a long way. */
    record Omitted() implements PathStep {}
}
