package io.github.membudget.growth;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.GrowthPattern;
import io.github.membudget.model.GrowthPattern.Contribution;
import io.github.membudget.model.GrowthPattern.Course;
import io.github.membudget.model.GrowthPattern.Part;
import io.github.membudget.model.GrowthPattern.Slope;
import io.github.membudget.model.GrowthPattern.Trend;
import io.github.membudget.model.InFork;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.TestFacts;
import io.github.membudget.probe.format.ForkFigure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a fork's growth as a person would for a leak report: where it began, what each part kept, and whether it goes on. */
public final class Growth {
    private static final List<ForkFigure> FOLLOWED = List.of(
            ForkFigure.RSS_AFTER,
            ForkFigure.HEAP_AFTER_COLLECTION,
            ForkFigure.DIRECT_BUFFERS,
            ForkFigure.METASPACE,
            ForkFigure.THREADS,
            ForkFigure.OPEN_FILES);

    /** With fewer classes, the tests are the steps. */
    private static final int CLASSES_ENOUGH = 16;

    private static final double MIB = 1 << 20;

    /** What all steps looked at together must add before it is called climbing: bytes, and pieces. */
    private static final double LEAST_BYTES = 4 * MIB;

    private static final double LEAST_PIECES = 5;

    private Growth() {}

    /**
     * Of each fork that noted its own figures, in the order in which they began.
     *
     * @param live of the forks that an investigation looked into
     */
    public static List<GrowthPattern> of(ModuleFacts facts, List<LiveSet> live) {
        Map<Long, List<ClassFacts>> byFork = new LinkedHashMap<>();
        outermost(facts.classes()).forEach(one -> byFork.computeIfAbsent(one.pid(), pid -> new ArrayList<>())
                .add(one));
        List<GrowthPattern> patterns = new ArrayList<>();
        byFork.forEach((pid, classes) -> pattern(
                        pid, classes, byFork.size() == 1 ? facts.tests() : List.of(), LivedOn.of(live, pid, classes))
                .ifPresent(patterns::add));
        return List.copyOf(patterns);
    }

    /** A nested class runs inside the one around it, and is counted there. */
    private static List<ClassFacts> outermost(List<ClassFacts> classes) {
        Set<String> known =
                classes.stream().map(one -> one.pid() + " " + one.className()).collect(Collectors.toSet());
        return classes.stream()
                .filter(one -> {
                    int nested = one.className().indexOf('$');
                    return nested < 0
                            || !known.contains(one.pid() + " " + one.className().substring(0, nested));
                })
                .toList();
    }

    private static Optional<GrowthPattern> pattern(
            long pid, List<ClassFacts> classes, List<TestFacts> tests, Optional<LivedOn> lived) {
        Optional<Bytes> baseline = classes.get(0).figures().bytes(ForkFigure.RSS_BEFORE);
        Optional<Bytes> end = classes.get(classes.size() - 1).figures().bytes(ForkFigure.RSS_AFTER);
        if (baseline.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        boolean byClass = classes.size() >= CLASSES_ENOUGH;
        List<InFork> steps = byClass
                ? classes.stream().map(ClassFacts::figures).toList()
                : tests.stream()
                        .map(TestFacts::inFork)
                        .flatMap(Optional::stream)
                        .toList();
        List<Trend> trends = FOLLOWED.stream()
                .map(figure -> trend(figure, steps, byClass ? "class" : "test"))
                .flatMap(Optional::stream)
                .toList();
        return Optional.of(new GrowthPattern(
                pid,
                baseline.get(),
                end.get(),
                trends,
                byClass ? Jumps.ofClasses(classes, lived) : Jumps.ofTests(tests, classes, lived),
                contributions(classes, lived),
                PeakBlame.of(classes, lived)));
    }

    private static Optional<Trend> trend(ForkFigure figure, List<InFork> steps, String step) {
        double[] known = steps.stream()
                .map(noted -> noted.count(figure))
                .filter(OptionalLong::isPresent)
                .mapToDouble(OptionalLong::getAsLong)
                .toArray();
        if (known.length == 0) {
            return Optional.empty();
        }
        double[] later = Arrays.copyOfRange(known, known.length / 2, known.length);
        Optional<Slope> slope = TheilSen.slope(later);
        double least = figure == ForkFigure.THREADS || figure == ForkFigure.OPEN_FILES ? LEAST_PIECES : LEAST_BYTES;
        Course course = slope.map(found -> course(found, later.length, least)).orElse(Course.INCONCLUSIVE);
        return Optional.of(new Trend(figure, course, step, later.length, slope));
    }

    private static Course course(Slope slope, int points, double least) {
        if (slope.low() > 0 && slope.perStep() * points >= least) {
            return Course.CLIMBS;
        }
        return slope.high() * points < least || slope.perStep() <= 0 ? Course.LEVELS_OFF : Course.INCONCLUSIVE;
    }

    private static List<Contribution> contributions(List<ClassFacts> classes, Optional<LivedOn> lived) {
        Set<ClassFacts> overlapping = Overlaps.of(classes);
        Map<String, List<ClassFacts>> parts = new LinkedHashMap<>();
        for (ClassFacts one : classes) {
            add(parts, Part.CLASS, one.className(), one);
            int dot = one.className().lastIndexOf('.');
            add(parts, Part.PACKAGE, dot < 0 ? "(default)" : one.className().substring(0, dot), one);
            one.tags().forEach(tag -> add(parts, Part.TAG, tag, one));
        }
        return Stream.of(Part.values())
                .flatMap(part -> parts.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(part.name() + ' '))
                        .map(entry -> contribution(part, entry.getKey(), entry.getValue(), overlapping, lived))
                        .sorted(Comparator.comparingLong(Contribution::share).reversed()))
                .toList();
    }

    private static void add(Map<String, List<ClassFacts>> parts, Part part, String name, ClassFacts one) {
        parts.computeIfAbsent(part.name() + ' ' + name, key -> new ArrayList<>())
                .add(one);
    }

    private static Contribution contribution(
            Part part, String key, List<ClassFacts> classes, Set<ClassFacts> overlapping, Optional<LivedOn> lived) {
        long kept = classes.stream().mapToLong(ClassFacts::kept).sum();
        Bytes peak = classes.stream()
                .map(ClassFacts::peakGrowth)
                .max(Comparator.naturalOrder())
                .orElse(Bytes.ZERO);
        return new Contribution(
                part,
                key.substring(part.name().length() + 1),
                classes.size(),
                kept,
                peak,
                classes.stream().anyMatch(overlapping::contains),
                lived.flatMap(known -> known.of(classes)));
    }
}
