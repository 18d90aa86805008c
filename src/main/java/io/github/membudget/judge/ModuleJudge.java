package io.github.membudget.judge;

import io.github.membudget.model.Attribution;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Metric;
import io.github.membudget.model.Outcome;
import io.github.membudget.model.Peak;
import io.github.membudget.model.TestFacts;
import io.github.membudget.model.Verdict;
import java.util.List;
import java.util.Optional;

/** Holds facts against ceilings. */
public final class ModuleJudge {
    private ModuleJudge() {}

    /**
     * @param peak absent where nothing was measured
     * @param ran whether any fork ran: without one there is nothing that could have breached
     */
    public static Verdict verdict(Optional<Peak> peak, Optional<Bytes> ceiling, Metric metric, boolean ran) {
        if (ceiling.isEmpty() || !ran) {
            return Verdict.WITHIN;
        }
        return peak.flatMap(measured -> measured.of(metric))
                .map(observed -> observed.exceeds(ceiling.get()) ? Verdict.BREACHED : Verdict.WITHIN)
                .orElse(Verdict.INCONCLUSIVE);
    }

    /** What a run came to that was cut short, or that had not the memory it asked for, is no proof that it fits its ceiling. */
    public static Verdict once(Outcome outcome, Optional<Bytes> ceiling, Verdict verdict) {
        boolean whole = outcome == Outcome.COMPLETED || outcome == Outcome.NOT_RUN;
        return !whole && ceiling.isPresent() && verdict == Verdict.WITHIN ? Verdict.INCONCLUSIVE : verdict;
    }

    /** The tests that had their fork to themselves and raised its memory by more than their ceiling. */
    public static List<TestFacts> overTestCeiling(List<TestFacts> tests, TestCeilings ceilings) {
        return tests.stream()
                .filter(test -> test.attribution() == Attribution.EXCLUSIVE)
                .filter(test -> ceilings.of(test)
                        .filter(limit -> test.peakGrowth()
                                .filter(growth -> growth.exceeds(limit))
                                .isPresent())
                        .isPresent())
                .toList();
    }
}
