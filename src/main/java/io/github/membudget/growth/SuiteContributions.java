package io.github.membudget.growth;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.GrowthPattern;
import io.github.membudget.model.GrowthPattern.Contribution;
import io.github.membudget.model.GrowthPattern.Lived;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.SuiteGrowth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds up what the forks of all modules say of the same classes, packages and tags. */
public final class SuiteContributions {
    private SuiteContributions() {}

    /** Empty where no fork noted its own figures. */
    public static Optional<SuiteGrowth> of(List<ModuleResult> modules) {
        List<GrowthPattern> patterns =
                modules.stream().flatMap(module -> module.growth().stream()).toList();
        if (patterns.isEmpty()) {
            return Optional.empty();
        }
        long kept = patterns.stream()
                .mapToLong(pattern -> pattern.end().value() - pattern.baseline().value())
                .sum();
        Map<String, Contribution> sums = new LinkedHashMap<>();
        patterns.stream()
                .flatMap(pattern -> pattern.contributions().stream())
                .forEach(part -> sums.merge(part.part() + " " + part.name(), part, SuiteContributions::sum));
        return Optional.of(new SuiteGrowth(
                patterns.size(),
                kept,
                sums.values().stream()
                        .sorted(Comparator.comparingLong(Contribution::stayed).reversed())
                        .toList()));
    }

    private static Contribution sum(Contribution one, Contribution other) {
        return new Contribution(
                one.part(),
                one.name(),
                one.classes() + other.classes(),
                one.kept() + other.kept(),
                new Bytes(Math.max(one.peakGrowth().value(), other.peakGrowth().value())),
                one.shared() || other.shared(),
                one.lived().flatMap(lived -> other.lived()
                        .map(also -> new Lived(
                                lived.heap() + also.heap(),
                                lived.offHeap() + also.offHeap(),
                                lived.classes() + also.classes()))));
    }
}
