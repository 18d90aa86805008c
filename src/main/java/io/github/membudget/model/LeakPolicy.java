package io.github.membudget.model;

import io.github.membudget.probe.format.LeftoverKind;
import java.util.List;
import java.util.Set;

/**
 * What of the leftovers of test classes fails the build.
 *
 * @param kinds that do
 * @param allowed what of them may stay
 */
public record LeakPolicy(Set<LeftoverKind> kinds, List<AllowedLeak> allowed) {
    /** Nothing fails it. */
    public static final LeakPolicy OFF = new LeakPolicy(Set.of(), List.of());

    public boolean isOff() {
        return kinds.isEmpty();
    }
}
