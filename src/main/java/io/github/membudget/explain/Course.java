package io.github.membudget.explain;

import io.github.membudget.explain.Draft.LeftBy;
import io.github.membudget.growth.LiveGrowth;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.Look;
import io.github.membudget.model.LiveSet.Use;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.probe.format.ForkFigure;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All looks into all forks of a module, one after the other, and what rose from each to the next. */
final class Course {
    private static final long LEAST_STEP = 1 << 20;

    private static final Comparator<ClassFacts> BY_END =
            Comparator.comparingLong(one -> one.startMillis() + one.durationMillis());

    private final List<LiveSet> sets;
    private final List<ClassFacts> classes;
    private final int looks;
    private final Map<String, Integer> lookOfClass = new HashMap<>();

    Course(List<LiveSet> sets, List<ClassFacts> classes) {
        this.sets = sets;
        this.classes = classes;
        looks = sets.stream()
                .mapToInt(set -> Math.max(0, set.looks().size() - 1))
                .sum();
        int at = 0;
        for (LiveSet set : sets) {
            List<String> order = classes.stream()
                    .filter(one -> one.pid() == set.pid())
                    .sorted(BY_END)
                    .map(ClassFacts::className)
                    .toList();
            int next = 0;
            for (Look look : after(set)) {
                // Classes that ended without a look of their own belong to the next.
                int end = Math.max(next, order.indexOf(look.className()) + 1);
                for (; next < end; next++) {
                    lookOfClass.putIfAbsent(order.get(next), at);
                }
                at++;
            }
        }
    }

    int looks() {
        return looks;
    }

    private static List<Look> after(LiveSet set) {
        return set.looks().isEmpty()
                ? List.of()
                : set.looks().subList(1, set.looks().size());
    }

    double[] classes() {
        return sets.stream()
                .flatMap(set -> after(set).stream())
                .mapToDouble(look -> 1 + look.unseen().size())
                .toArray();
    }

    double[] heap() {
        return each(LiveGrowth::steps);
    }

    /** Of what stayed to the end; 0 where one of two looks did not tell. */
    double[] besideHeap() {
        return each(LiveGrowth::stepsBeside);
    }

    /** By how much loaded classes took more, as far as the classes that ended at two looks tell. */
    double[] metaspace() {
        double[] ends = new double[looks];
        for (ClassFacts one : classes) {
            Integer at = lookOfClass.get(one.className());
            Optional<Bytes> end = one.figures().bytes(ForkFigure.METASPACE);
            if (at != null && end.isPresent()) {
                ends[at] = Math.max(ends[at], end.get().value());
            }
        }
        double[] rises = new double[looks];
        for (int i = 1; i < looks; i++) {
            rises[i] = ends[i - 1] == 0 ? 0 : Math.max(0, ends[i] - ends[i - 1]);
        }
        return rises;
    }

    /** Of each fork what the last class that knew it found at its end, added up. */
    long atTheEnd(ForkFigure figure) {
        Map<Long, Long> last = new HashMap<>();
        classes.stream()
                .sorted(BY_END)
                .forEach(one -> one.figures().count(figure).ifPresent(value -> last.put(one.pid(), value)));
        return last.values().stream().mapToLong(Long::longValue).sum();
    }

    private double[] each(Function<LiveSet, long[]> steps) {
        return sets.stream()
                .map(steps)
                .flatMapToLong(Arrays::stream)
                .asDoubleStream()
                .toArray();
    }

    /** How many more instances of these types there were, each type's as parts of all that it rose by. */
    double[] of(List<TypeGrowth> types) {
        double[] all = new double[looks];
        for (TypeGrowth type : types) {
            int at = 0;
            for (LiveSet set : sets) {
                long last = set.looks().isEmpty() ? 0 : use(set.looks().get(0), type, 0);
                for (Look look : after(set)) {
                    long now = use(look, type, last);
                    if (set.pid() == type.pid() && type.instances() > 0) {
                        all[at] += (double) (now - last) / type.instances();
                    }
                    last = now;
                    at++;
                }
            }
        }
        return all;
    }

    private static long use(Look look, TypeGrowth type, long last) {
        Use use = look.changed().get(type.type());
        return use == null ? last : use.instances();
    }

    /** How many things were left behind. */
    double[] left(List<LeftBy> left) {
        double[] all = new double[looks];
        for (LeftBy one : left) {
            Integer at = lookOfClass.get(one.className());
            if (at != null) {
                all[at]++;
            }
        }
        return all;
    }

    /** Of what rose at one look. */
    void takeOff(double[] rises, String place, double bytes) {
        int at = places().indexOf(place);
        if (at >= 0) {
            rises[at] -= bytes;
        }
    }

    private List<String> places() {
        return sets.stream()
                .flatMap(set -> after(set).stream())
                .map(Look::place)
                .toList();
    }

    /** By how much something rose between two looks. */
    record Step(String place, Bytes risen) {}

    /** The largest rises first; noise is left out. */
    List<Step> steps(double[] rises) {
        return ranked(rises).filter(step -> step.risen().value() >= LEAST_STEP).toList();
    }

    /** The classes at whose looks there was the most, in that order. */
    List<String> most(double[] rises) {
        return ranked(rises).map(Step::place).distinct().toList();
    }

    private Stream<Step> ranked(double[] rises) {
        List<String> names = places();
        return IntStream.range(0, looks)
                .filter(i -> rises[i] > 0)
                .boxed()
                .sorted(Comparator.comparing(i -> -rises[i]))
                .map(i -> new Step(names.get(i), new Bytes(Math.round(rises[i]))));
    }
}
