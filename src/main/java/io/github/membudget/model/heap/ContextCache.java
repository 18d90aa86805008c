package io.github.membudget.model.heap;

import java.util.List;
import java.util.Optional;

/**
 * The application contexts that Spring's test framework keeps for later tests, one for each different configuration.
 *
 * @param pid of the fork
 * @param most how many it keeps at most
 * @param started how many were started in all
 * @param differences of their configurations, that with the most variants first
 */
public record ContextCache(
        long pid, int contexts, Optional<Integer> most, Optional<Integer> started, List<Difference> differences) {

    /**
     * A part of the configurations that is not the same in all.
     *
     * @param part a field of Spring's MergedContextConfiguration, or the full name of a ContextCustomizer
     * @param variants how many different ones there are
     * @param names of what not all of them have: classes, profiles, properties without their values
     */
    public record Difference(String part, int variants, List<String> names) {}
}
