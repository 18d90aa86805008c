package io.github.membudget.growth;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.GrowthPattern.Jump;
import io.github.membudget.model.InFork;
import io.github.membudget.model.TestFacts;
import io.github.membudget.probe.format.ForkFigure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Steps in which RSS rose far more than in most others of the same fork. */
final class Jumps {
    private static final int MOST = 5;
    private static final long LEAST = 8L << 20;

    /** Median absolute deviations above the median: of normal noise, one step in 20,000 is as far off. */
    private static final double FAR = 6;

    private Jumps() {}

    private record RssStep(String name, List<ClassFacts> inClass, InFork noted, boolean shared) {}

    static List<Jump> ofClasses(List<ClassFacts> classes, Optional<LivedOn> lived) {
        Set<ClassFacts> overlapping = Overlaps.of(classes);
        return of(
                classes.stream()
                        .map(one ->
                                new RssStep(one.className(), List.of(one), one.figures(), overlapping.contains(one)))
                        .toList(),
                lived);
    }

    static List<Jump> ofTests(List<TestFacts> tests, List<ClassFacts> classes, Optional<LivedOn> lived) {
        return of(
                tests.stream()
                        .filter(test -> test.inFork().isPresent())
                        .map(test -> new RssStep(
                                test.id().shortName(),
                                classOf(test, classes),
                                test.inFork().orElseThrow(),
                                test.inFork().orElseThrow().shared()))
                        .toList(),
                lived);
    }

    private static List<ClassFacts> classOf(TestFacts test, List<ClassFacts> classes) {
        String name = test.id().className();
        return classes.stream()
                .filter(one -> name.equals(one.className()) || name.startsWith(one.className() + "$"))
                .toList();
    }

    private static List<Jump> of(List<RssStep> steps, Optional<LivedOn> lived) {
        List<Jump> all = new ArrayList<>();
        Optional<Bytes> last = Optional.empty();
        double[] rises = new double[steps.size()];
        for (int i = 0; i < steps.size(); i++) {
            InFork noted = steps.get(i).noted();
            Optional<Bytes> before = last.or(() -> noted.bytes(ForkFigure.RSS_BEFORE));
            Optional<Bytes> after = noted.bytes(ForkFigure.RSS_AFTER);
            if (before.isPresent() && after.isPresent()) {
                rises[i] = after.get().value() - before.get().value();
                all.add(new Jump(
                        steps.get(i).name(),
                        i + 1,
                        new Bytes((long) Math.max(0, rises[i])),
                        steps.get(i).shared(),
                        Optional.empty()));
            }
            last = after.or(() -> before);
        }
        double far = far(rises);
        return all.stream()
                .filter(jump -> jump.risen().value() >= LEAST && jump.risen().value() > far)
                .sorted(Comparator.comparing(Jump::risen).reversed())
                .limit(MOST)
                .map(jump -> jump.with(lived.flatMap(
                        known -> known.of(steps.get(jump.number() - 1).inClass()))))
                .toList();
    }

    private static double far(double[] rises) {
        double median = median(rises);
        double deviation =
                median(Arrays.stream(rises).map(rise -> Math.abs(rise - median)).toArray());
        return Math.max(2 * median, median + FAR * deviation);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
