package io.github.membudget.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.GrowthPattern;
import io.github.membudget.model.GrowthPattern.Contribution;
import io.github.membudget.model.GrowthPattern.Course;
import io.github.membudget.model.GrowthPattern.Part;
import io.github.membudget.model.GrowthPattern.Slope;
import io.github.membudget.model.InFork;
import io.github.membudget.model.JvmFacts;
import io.github.membudget.model.LeakCheck;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.probe.format.ForkFigure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class GrowthTest {
    private static final long MIB = 1 << 20;

    @Test
    void aLeakOfEachClassClimbsThroughNoise() {
        Random noise = new Random(1);
        GrowthPattern pattern = pattern(40, step -> 100 * MIB + step * MIB + (long) (noise.nextGaussian() * MIB));
        assertThat(rss(pattern).course()).isEqualTo(Course.CLIMBS);
        Slope slope = rss(pattern).slope().orElseThrow();
        assertThat(slope.low()).isLessThan(MIB).isGreaterThan(0);
        assertThat(slope.high()).isGreaterThan(MIB);
    }

    @Test
    void aCacheThatFillsInTheFirstHalfLevelsOff() {
        GrowthPattern pattern = pattern(40, step -> 100 * MIB + Math.min(step, 15L) * 10 * MIB);
        assertThat(rss(pattern).course()).isEqualTo(Course.LEVELS_OFF);
    }

    @Test
    void oneSpikeIsNoTrend() {
        GrowthPattern pattern = pattern(40, step -> step == 38 ? 900 * MIB : 100 * MIB);
        assertThat(rss(pattern).course()).isEqualTo(Course.LEVELS_OFF);
    }

    @Test
    void wildNoiseIsInconclusive() {
        Random noise = new Random(3);
        GrowthPattern pattern = pattern(40, step -> (500L + step) * MIB + (long) (noise.nextGaussian() * 60 * MIB));
        assertThat(rss(pattern).course()).isEqualTo(Course.INCONCLUSIVE);
    }

    @Test
    void fewStepsAreInconclusiveWithoutASlope() {
        GrowthPattern pattern = pattern(3, step -> (100L + step * 50L) * MIB);
        assertThat(pattern.trends())
                .allSatisfy(trend -> assertThat(trend.course()).isEqualTo(Course.INCONCLUSIVE))
                .allSatisfy(trend -> assertThat(trend.slope()).isEmpty());
    }

    @Test
    void whatClassesKeptIsSummedOverTheirPackageAndTagButNotTwiceForNestedOnes() {
        List<ClassFacts> classes = List.of(
                one("a.OneTest", 1, 100, 130),
                one("a.OneTest$Inner", 1, 110, 130),
                one("a.TwoTest", 1, 130, 135),
                one("b.ThreeTest", 1, 135, 131));
        List<Contribution> parts = Growth.of(facts(classes), List.of()).get(0).contributions();
        assertThat(parts)
                .extracting(Contribution::part, Contribution::name, part -> part.kept() / MIB)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Part.CLASS, "a.OneTest", 30L),
                        org.assertj.core.groups.Tuple.tuple(Part.CLASS, "a.TwoTest", 5L),
                        org.assertj.core.groups.Tuple.tuple(Part.CLASS, "b.ThreeTest", -4L),
                        org.assertj.core.groups.Tuple.tuple(Part.PACKAGE, "a", 35L),
                        org.assertj.core.groups.Tuple.tuple(Part.PACKAGE, "b", -4L),
                        org.assertj.core.groups.Tuple.tuple(Part.TAG, "slow", 31L));
    }

    @Test
    void onlyClassesThatRanAtOneTimeShareTheirFigures() {
        List<ClassFacts> classes = List.of(at("it.ATest", 0, 10), at("it.BTest", 5, 7), at("it.CTest", 10, 12));
        assertThat(Growth.of(facts(classes), List.of()).get(0).contributions())
                .filteredOn(row -> row.part() == Part.CLASS)
                .filteredOn(Contribution::shared)
                .extracting(Contribution::name)
                .containsExactlyInAnyOrder("it.ATest", "it.BTest");
    }

    private static ClassFacts at(String name, long startNanos, long endNanos) {
        long[] figures = new long[InFork.figures()];
        figures[0] = 100 * MIB;
        figures[1] = 100 * MIB;
        return new ClassFacts(
                name, 1, 0, 1, List.of(), new InFork(startNanos, endNanos, false, true, figures), List.of());
    }

    @Test
    void eachForkHasItsOwnPattern() {
        List<GrowthPattern> patterns =
                Growth.of(facts(List.of(one("a.OneTest", 1, 100, 130), one("a.TwoTest", 2, 90, 95))), List.of());
        assertThat(patterns).extracting(GrowthPattern::pid).containsExactly(1L, 2L);
        assertThat(patterns.get(1).baseline().value()).isEqualTo(90 * MIB);
    }

    private static GrowthPattern.Trend rss(GrowthPattern pattern) {
        return pattern.trends().stream()
                .filter(trend -> trend.figure() == ForkFigure.RSS_AFTER)
                .findFirst()
                .orElseThrow();
    }

    private static GrowthPattern pattern(int classes, IntToLongFunction height) {
        List<ClassFacts> all = new ArrayList<>();
        for (int step = 0; step < classes; step++) {
            long after = height.applyAsLong(step);
            all.add(one("it.T" + step + "Test", 1, after / MIB, after / MIB));
        }
        return Growth.of(facts(all), List.of()).get(0);
    }

    private static ClassFacts one(String name, long pid, long beforeMib, long afterMib) {
        long[] figures = new long[InFork.figures()];
        Arrays.fill(figures, -1);
        figures[0] = beforeMib * MIB;
        figures[1] = afterMib * MIB;
        figures[2] = Math.max(beforeMib, afterMib) * MIB;
        return new ClassFacts(name, pid, 0, 1, List.of("slow"), new InFork(0, 1, false, true, figures), List.of());
    }

    private static ModuleFacts facts(List<ClassFacts> classes) {
        return new ModuleFacts(
                0,
                1,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                classes,
                JvmFacts.UNKNOWN,
                LeakCheck.NONE,
                List.of());
    }
}
