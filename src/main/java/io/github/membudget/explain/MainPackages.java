package io.github.membudget.explain;

import io.github.membudget.explain.Draft.LeftBy;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The packages of test classes in whose span most of a cause came. */
final class MainPackages {
    /** One that brought less than this part is no place to look for what mending the cause saves. */
    private static final double PART = 0.2;

    /** Where it is doubtful when a cause came, each place counts where it may have come. */
    private static final double PART_IN_DOUBT = 0.05;

    private static final int DOUBTFUL = 2;

    private final Map<String, Double> parts = new TreeMap<>();
    private final double least;

    private MainPackages(double least) {
        this.least = least;
    }

    /** Those where the most came first; empty where it is not known when it came. */
    static List<String> of(LikeCauses alike) {
        Draft draft = alike.most();
        boolean doubtful = draft.holder().isPresent() && draft.doubt() >= DOUBTFUL;
        MainPackages packages = new MainPackages(doubtful ? PART_IN_DOUBT : PART);
        for (TypeGrowth type : draft.courses()) {
            packages.add((doubtful ? type.notable() : draft.rises(type))
                    .stream()
                            .collect(Collectors.groupingBy(
                                    Rise::packageName, Collectors.summingDouble(rise -> Math.max(1, rise.bytes())))));
        }
        packages.add(draft.left().stream()
                .map(LeftBy::className)
                .collect(Collectors.groupingBy(LiveSet::packageOf, Collectors.summingDouble(any -> 1))));
        packages.add(alike.places().stream()
                .collect(Collectors.groupingBy(LiveSet::packageOf, Collectors.summingDouble(any -> 1))));
        return packages.main();
    }

    static List<String> ofPlaces(List<Course.Step> steps) {
        MainPackages packages = new MainPackages(PART);
        packages.add(steps.stream()
                .collect(Collectors.groupingBy(
                        step -> LiveSet.packageOf(step.place()),
                        Collectors.summingDouble(step -> step.risen().value()))));
        return packages.main();
    }

    /** Each way in which it was seen counts alike. */
    private void add(Map<String, Double> weights) {
        double all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        weights.forEach((name, weight) -> parts.merge(name, weight / all, Double::sum));
    }

    private List<String> main() {
        double all = parts.values().stream().mapToDouble(Double::doubleValue).sum();
        return parts.entrySet().stream()
                .filter(part -> part.getValue() >= least * all)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }
}
