package io.github.membudget.investigate.diagnose;

import java.util.List;
import java.util.Map;

/**
 * How an object tells that it is closed.
 *
 * @param fields by name or path the values that say so; none where nothing tells
 * @param of types of these objects
 * @param things what they are called: {@code Session factories}
 * @param ofOthers whether the cause is that objects of other rules are closed and kept all the same
 */
public record ClosedState(Map<String, String> fields, List<String> of, String things, boolean ofOthers) {
    ClosedState ofClosed() {
        return new ClosedState(fields, of, things, true);
    }
}
