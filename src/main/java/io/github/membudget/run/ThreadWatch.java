package io.github.membudget.run;

import io.github.membudget.model.Shortage;
import io.github.membudget.model.Shortage.ThreadGroup;
import io.github.membudget.model.Shortage.ThreadLimit;
import io.github.membudget.platform.ThisSystem;
import io.github.membudget.platform.cgroup.PidsLimits;
import io.github.membudget.platform.hotspot.PoolCounters;
import io.github.membudget.platform.proc.ThreadLimits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Looks at a JVM's threads while they become many: when one is refused, most of them may be gone a moment later. What counts against the
 * system's limits is read then too.
 */
final class ThreadWatch {
    /** The first look: fewer threads are any suite's. */
    private static final int MANY = 32;

    /** It looks again when there are half as many more. */
    private static final double MORE = 1.5;

    private final ThisSystem system;
    private final Map<Long, Seen> forks = new HashMap<>();

    ThreadWatch(ThisSystem system) {
        this.system = system;
    }

    /** What was seen of one JVM. */
    private static final class Seen {
        private Optional<PidsLimits> cgroup;
        private List<ThreadLimits.Counted> limits = List.of();
        private List<ThreadGroup> groups = List.of();
        private long next = MANY;

        Seen(Optional<PidsLimits> cgroup) {
            this.cgroup = cgroup;
        }
    }

    void look(long pid, PoolCounters counters) {
        Seen seen = forks.computeIfAbsent(pid, any -> new Seen(system.pidsLimits(pid)));
        OptionalLong live = counters.threads();
        if (live.isPresent() && live.getAsLong() >= seen.next) {
            seen.next = (long) (live.getAsLong() * MORE);
            // A test may have moved its JVM since.
            seen.cgroup = seen.cgroup.or(() -> system.pidsLimits(pid));
            seen.limits = system.threadLimits(pid, live.getAsLong());
            seen.groups = system.threadNames(pid);
        }
    }

    /** The same, with what was seen of that JVM. */
    Shortage.Threads complete(long pid, Shortage.Threads counted) {
        Seen seen = forks.get(pid);
        return seen == null
                ? counted
                : new Shortage.Threads(
                        seen.cgroup.flatMap(PidsLimits::reached).or(() -> limit(seen, counted.threads())),
                        counted.threads(),
                        seen.groups);
    }

    private static Optional<ThreadLimit> limit(Seen seen, OptionalLong most) {
        return most.isPresent() ? ThreadLimits.reached(seen.limits, most.getAsLong()) : Optional.empty();
    }
}
