package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Thresholds.LEAST_PART_OF_PACKAGE;
import static io.github.membudget.investigate.diagnose.Thresholds.LEAST_PART_OF_PACKAGE_IN_DOUBT;

import io.github.membudget.model.SnapshotPlace;
import io.github.membudget.model.TypeGrowth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The packages of test classes in whose span most of a cause came. */
final class MainPackages {
    private final Map<String, Double> parts = new TreeMap<>();
    private final double least;

    private MainPackages(double least) {
        this.least = least;
    }

    /** Those where the most came first; empty where it is not known when it came. */
    static List<String> of(GroupedCause group) {
        CauseCandidate cause = group.cause();
        boolean doubtful = cause.holder().isPresent() && cause.certainty().isDoubtful();
        MainPackages packages = new MainPackages(doubtful ? LEAST_PART_OF_PACKAGE_IN_DOUBT : LEAST_PART_OF_PACKAGE);
        for (TypeGrowth type : cause.types()) {
            packages.add((doubtful ? type.notable() : cause.rises(type))
                    .stream()
                            .collect(Collectors.groupingBy(
                                    rise -> rise.place().packageName(),
                                    Collectors.summingDouble(rise -> Math.max(1, rise.bytes())))));
        }
        packages.add(cause.symptoms().left().stream()
                .map(Leftover::className)
                .collect(Collectors.groupingBy(SnapshotPlace::packageOf, Collectors.summingDouble(any -> 1))));
        packages.add(group.placesElsewhere().stream()
                .collect(Collectors.groupingBy(SnapshotPlace::packageName, Collectors.summingDouble(any -> 1))));
        return packages.main();
    }

    static List<String> ofRises(List<PlacedRise> rises) {
        MainPackages packages = new MainPackages(LEAST_PART_OF_PACKAGE);
        packages.add(rises.stream()
                .collect(Collectors.groupingBy(
                        rise -> rise.place().packageName(),
                        Collectors.summingDouble(rise -> rise.risen().value()))));
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
