package io.github.membudget.plan;

import io.github.membudget.configure.AutoCount;
import io.github.membudget.model.Bytes;
import java.util.Optional;

/** How many modules of a goal may run at one time. Whether there is room for them, is asked when they begin. */
public final class ModulesAtOnce {
    private ModulesAtOnce() {}

    /**
     * @param forks of one module that are alive at one time, at most
     * @param processors that this goal may use
     * @return at least 1
     */
    public static int of(AutoCount asked, int forks, int processors) {
        return asked.number().orElseGet(() -> Math.max(1, processors / Math.max(1, forks)));
    }

    /**
     * The same of parts into which one module could be divided: no more than fit together.
     *
     * @param memory of a part, where something tells
     */
    public static int ofParts(AutoCount asked, int forks, int processors, Optional<Bytes> memory, Bytes suiteCeiling) {
        long fitting = memory.filter(part -> part.value() > 0)
                .map(part -> suiteCeiling.value() / part.value())
                .orElse(Long.MAX_VALUE);
        return (int) Math.max(1, Math.min(of(asked, forks, processors), fitting));
    }
}
