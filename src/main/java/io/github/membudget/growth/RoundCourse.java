package io.github.membudget.growth;

import io.github.membudget.model.GrowthPattern.Slope;
import io.github.membudget.model.RoundGrowth;
import io.github.membudget.model.RoundGrowth.Course;
import io.github.membudget.model.RoundGrowth.Range;
import io.github.membudget.model.RoundGrowth.Size;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Tells what grows with each round from what is filled once. The first round fills caches, so the slope is that of the rounds after it. */
public final class RoundCourse {
    /** Bytes: a table that is filled once still changes by so much. */
    private static final long LEAST = 256 << 10;

    /** Part of what was kept after the second round: a table may still change by so much, … */
    private static final int LEAST_PART = 10;

    /** … but hardly in each round, unless by as little as this. */
    private static final int LEAST_PART_IN_STEPS = 100;

    private RoundCourse() {}

    /**
     * @param sizes of two rounds at least, in order, that of the first round among them
     * @param isWhole whether its tests passed in the later rounds: one that failed may not have come to what it keeps
     */
    public static RoundGrowth of(List<Size> sizes, boolean isWhole) {
        List<Size> later = sizes.stream().filter(size -> size.round() > 1).toList();
        Optional<Slope> slope = slope(later);
        Course course = slope.map(found -> course(sizes, later, found)).orElseGet(() -> ofTwo(sizes));
        return new RoundGrowth(
                List.copyOf(sizes),
                course == Course.FILLED_ONCE && !isWhole ? Course.TESTS_FAILED : course,
                slope.map(found -> OptionalLong.of(Math.round(found.perStep()))).orElse(OptionalLong.empty()),
                slope.filter(found -> later.size() > 2)
                        .map(found -> new Range(Math.round(found.low()), Math.round(found.high()))));
    }

    private static Optional<Slope> slope(List<Size> sizes) {
        return TheilSen.ofFew(
                sizes.stream().mapToDouble(Size::round).toArray(),
                sizes.stream().mapToDouble(size -> size.bytes().value()).toArray());
    }

    private static Course course(List<Size> all, List<Size> later, Slope slope) {
        long second = later.get(0).bytes().value();
        long grown = later.get(later.size() - 1).bytes().value() - second;
        if (grown <= LEAST) {
            return Course.FILLED_ONCE;
        }
        boolean isSteady = later.size() > 2 || isInEvenSteps(all);
        if (slope.low() > 0 && (grown > second / LEAST_PART || grown > second / LEAST_PART_IN_STEPS && isSteady)) {
            return Course.GROWS;
        }
        return grown > second / LEAST_PART ? Course.UNCLEAR : Course.FILLED_ONCE;
    }

    /** Whether no round, the second among them, brought more than twice what another did. */
    private static boolean isInEvenSteps(List<Size> sizes) {
        double least = Double.MAX_VALUE;
        double most = 0;
        for (int i = 1; i < sizes.size(); i++) {
            Size before = sizes.get(i - 1);
            Size size = sizes.get(i);
            double step = (double) (size.bytes().value() - before.bytes().value()) / (size.round() - before.round());
            least = Math.min(least, step);
            most = Math.max(most, step);
        }
        return least > 0 && most <= 2 * least;
    }

    /** What grows in the second round may be a cache that is filled then. */
    private static Course ofTwo(List<Size> sizes) {
        long first = sizes.get(0).bytes().value();
        long grown = sizes.get(sizes.size() - 1).bytes().value() - first;
        return grown > Math.max(LEAST, first / LEAST_PART) ? Course.UNCLEAR : Course.FILLED_ONCE;
    }
}
