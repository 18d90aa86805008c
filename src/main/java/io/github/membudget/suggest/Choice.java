package io.github.membudget.suggest;

import io.github.membudget.model.JvmSetting;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What the runs speak for.
 *
 * @param asItIs what all is compared with
 * @param recommended the least memory among those that take hardly longer than the shortest; as it is, where that is hardly worse
 * @param clock that decided
 */
public record Choice(Tried asItIs, Tried shortest, Tried leastMemory, Tried recommended, Clock clock) {
    /** By what runs are compared. */
    public enum Clock {
        /** The time that a person waits. */
        WALL,
        /** Processor time: other work on the machine hardly counts. */
        CPU
    }

    /** So much longer than the shortest is as good, in parts of it. */
    private static final double AS_SHORT = 0.03;

    /** And so much longer, in any case: the shortest of runs differ by as much. */
    private static final long AS_SHORT_MILLIS = 50;

    /** Less memory may take so much longer than it takes as it is. */
    private static final double MOST_LONGER = 0.05;

    /** So much less memory is worth a line in a pom, in parts of what it is. */
    private static final double WORTH_A_CHANGE = 0.08;

    /** Where two runs of the same differ by more, the machine had other work, and wall time says little. */
    private static final double NOISY = 0.08;

    static Choice of(Map<JvmSetting, Tried> tried) {
        Tried asItIs = tried.get(JvmSetting.AS_IT_IS);
        if (asItIs == null) {
            throw new IllegalArgumentException("nothing to compare with");
        }
        Clock clock = clock(asItIs, tried.values());
        List<Tried> all = tried.values().stream()
                .filter(one -> one == asItIs || one.held())
                .toList();
        // As it is it may not come to its end: whatever does, is better.
        List<Tried> ended = all.stream().filter(Tried::completed).toList();
        List<Tried> held = ended.isEmpty() ? all : ended;
        Tried shortest = held.stream()
                .min(Comparator.comparingLong(one -> time(one, clock)))
                .orElse(asItIs);
        double most = asItIs.completed() ? time(asItIs, clock) * (1 + MOST_LONGER) : Double.MAX_VALUE;
        Tried least = leanest(held, most, clock, asItIs);
        Tried best = withHeap(leanest(held, asShortAs(time(shortest, clock)), clock, asItIs), held);
        boolean hardly = (asItIs.completed() || !best.completed())
                && time(asItIs, clock) <= asShortAs(time(best, clock))
                && best.peak().value() > asItIs.peak().value() * (1 - WORTH_A_CHANGE);
        return new Choice(asItIs, shortest, least, hardly ? asItIs : best, clock);
    }

    /**
     * What is written into a pom gets a ceiling, and by that a heap. So it must be one that ran: where none was set, the largest of the same
     * JVM that held.
     */
    private static Tried withHeap(Tried best, List<Tried> held) {
        if (hasHeap(best)) {
            return best;
        }
        return held.stream()
                .filter(one -> one.setting().heap().isPresent()
                        && one.setting().jvm().equals(best.setting().jvm()))
                .max(Comparator.comparing(one -> one.setting().heap().orElseThrow()))
                .orElse(best);
    }

    /** Whether it is known how large its heap may grow. */
    static boolean hasHeap(Tried tried) {
        return tried.setting().heap().isPresent() || tried.last().heap().isPresent();
    }

    private static double asShortAs(long millis) {
        return Math.max(millis * (1 + AS_SHORT), millis + AS_SHORT_MILLIS);
    }

    private static Tried leanest(List<Tried> held, double most, Clock clock, Tried otherwise) {
        return held.stream()
                .filter(one -> time(one, clock) <= most)
                .min(Comparator.comparing(Tried::peak))
                .orElse(otherwise);
    }

    private static Clock clock(Tried asItIs, Collection<Tried> all) {
        boolean known = all.stream().allMatch(one -> one.cpuMillis().isPresent());
        return known && asItIs.spread() > NOISY ? Clock.CPU : Clock.WALL;
    }

    static long time(Tried tried, Clock clock) {
        return clock == Clock.WALL ? tried.wallMillis() : tried.cpuMillis().orElseThrow();
    }
}
