package io.github.membudget.run;

import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.ShortageAt;
import java.util.List;
import java.util.Optional;

/**
 * What a module's forks noted of their heaps.
 *
 * @param unreadable why nothing can be read, where that is so
 * @param exhausted where a fork ran out of heap, and a test or the run ended by it
 * @param shortages of memory outside of their heaps
 */
record NotedHeaps(
        List<LiveSet> live, Optional<String> unreadable, Optional<Exhausted> exhausted, List<ShortageAt> shortages) {
    static final NotedHeaps NOTHING = new NotedHeaps(List.of(), Optional.empty());

    NotedHeaps(List<LiveSet> live, Optional<String> unreadable) {
        this(live, unreadable, Optional.empty(), List.of());
    }

    NotedHeaps with(List<ShortageAt> seen) {
        return new NotedHeaps(live, unreadable, exhausted, seen);
    }

    /** @param limit the forks' -Xmx, where it is known */
    NotedHeaps exhausting(Optional<Bytes> limit) {
        return new NotedHeaps(live, unreadable, Optional.of(new Exhausted(limit)), shortages);
    }

    /**
     * A JVM that ends in a later round of its classes has run all of its tests before.
     *
     * @param passed whether all of them passed
     */
    LaunchOutcome ofFirstRound(LaunchOutcome reported, boolean passed) {
        boolean isOver = reported instanceof LaunchOutcome.ForkDied || reported instanceof LaunchOutcome.TimedOut;
        boolean isLater = !live.isEmpty()
                && live.stream().allMatch(fork -> fork.rounds().lastOfJvm().isPresent());
        if (!isOver || !isLater) {
            return reported;
        }
        return passed
                ? new LaunchOutcome.Completed()
                : new LaunchOutcome.TestsFailed(Optional.empty(), Optional.empty());
    }

    /** A heap that was full. */
    record Exhausted(Optional<Bytes> limit) {}
}
