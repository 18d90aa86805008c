package io.github.membudget.model;

import java.util.List;

/**
 * What a module's leftovers come to by the user's policy.
 *
 * @param leaks what fails it
 * @param used what was allowed and was there
 * @param whole whether all its forks could be looked through, for all kinds that were asked for
 */
public record LeakVerdict(LeakPolicy policy, List<Leak> leaks, List<AllowedLeak> used, boolean whole) {
    /** Where nobody asked. */
    public static final LeakVerdict NONE = new LeakVerdict(LeakPolicy.OFF, List.of(), List.of(), true);
}
