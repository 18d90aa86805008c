package io.github.membudget.plan;

import io.github.membudget.configure.AutoCount;
import io.github.membudget.model.Bytes;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How many modules of a goal run at one time. */
public final class ModulesAtOnce {
    private ModulesAtOnce() {}

    /**
     * What a module takes.
     *
     * @param forks of it that are alive at one time
     * @param memory of all of them, where something tells: a ceiling, or an earlier run
     */
    public record Need(int forks, Optional<Bytes> memory) {}

    /**
     * @param processors that this goal may use
     * @return at least 1, at most as many as there are modules
     */
    public static int of(AutoCount asked, List<Need> modules, int processors, Bytes suiteCeiling) {
        int most = Math.max(1, modules.size());
        return asked.number().isPresent()
                ? Math.min(most, asked.number().getAsInt())
                : Math.min(most, fitting(modules, processors, suiteCeiling));
    }

    /** How many parts of one module would, if there were as many as one likes. */
    public static int ofParts(AutoCount asked, Need part, int processors, Bytes suiteCeiling) {
        return asked.number().orElseGet(() -> fitting(
                Collections.nCopies(Math.max(1, processors), part), Math.max(1, processors), suiteCeiling));
    }

    /** Whichever of them come together. */
    private static int fitting(List<Need> modules, int processors, Bytes suiteCeiling) {
        int forks = modules.stream().mapToInt(Need::forks).max().orElse(1);
        int byProcessors = Math.max(1, processors / Math.max(1, forks));
        List<Long> largestFirst = modules.stream()
                .map(need -> need.memory().map(Bytes::value).orElse(0L))
                .sorted(Comparator.reverseOrder())
                .toList();
        int count = 0;
        long sum = 0;
        for (long memory : largestFirst) {
            sum += memory;
            if (count == byProcessors || (count > 0 && sum > suiteCeiling.value())) {
                break;
            }
            count++;
        }
        return Math.max(1, count);
    }
}
