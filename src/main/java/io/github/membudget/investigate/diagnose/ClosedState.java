package io.github.membudget.investigate.diagnose;

import java.util.Map;
import java.util.Set;

/**
 * How an object tells that it is closed.
 *
 * @param fields of each type that tells it, by name or path, with the values that say so; none where nothing tells
 * @param things what these objects are called: {@code Session factories}
 * @param done what they are once they are closed: {@code stopped}
 * @param ofOthers whether the cause is that objects of other rules are closed and kept all the same
 */
public record ClosedState(Map<String, Map<String, String>> fields, String things, String done, boolean ofOthers) {

    /** Types of the objects that tell it. */
    Set<String> of() {
        return fields.keySet();
    }

    /** The same, where they are closed and kept all the same. */
    ClosedState ofClosed() {
        return new ClosedState(fields, things, done, true);
    }
}
