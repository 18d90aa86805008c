package io.github.membudget.model;

import java.util.List;
import java.util.Optional;

/**
 * A module's first run, which was ended for the suite's ceiling while the module was within its own. The second run is the one that counts.
 *
 * @param why of several modules this one, in words for the user, after "since"; empty where the kernel chose
 * @param peak of all its forks together; absent where nothing was measured
 * @param startMillis since the session started
 * @param running the tests that ran when it was ended
 */
public record EarlierRun(
        Outcome outcome,
        Optional<String> why,
        Optional<Peak> peak,
        long startMillis,
        long durationMillis,
        TestCounts tests,
        List<String> running) {
    /** Whether something happened while it ran. */
    public boolean spans(long atMillis) {
        return atMillis >= startMillis && atMillis <= startMillis + durationMillis;
    }
}
