package io.github.membudget.model;

import io.github.membudget.model.LiveSet.Use;
import java.util.Map;
import java.util.Set;

/**
 * What to look for in a heap dump.
 *
 * @param uses of all types as the JVM itself counted them: a dump does not tell how it lays objects out
 * @param types whose instances are to be looked at
 * @param bases types of whose subtypes the instances are to be looked at
 * @param fields static ones, {@code java.io.DeleteOnExitHook.files}
 * @param together types of which it is asked what all of them keep that nothing else does, by a name for them
 */
public record HeapQuestion(
        Map<String, Use> uses,
        Set<String> types,
        Set<String> bases,
        Set<String> fields,
        Map<String, Set<String>> together) {}
