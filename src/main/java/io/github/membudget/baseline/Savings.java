package io.github.membudget.baseline;

import io.github.membudget.model.Baseline.FindingFigures;
import io.github.membudget.model.Baseline.ModuleFigures;
import io.github.membudget.model.Baseline.PackageFigures;
import io.github.membudget.model.Comparison.Saving;
import io.github.membudget.model.Difference.Spread;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What findings that are gone or smaller were to save, beside what was measured: for each by itself where it alone came in its packages, else for
 * those together that came in the same.
 */
public final class Savings {
    private static final long NOISE = 1 << 20;

    private final String module;
    private final ModuleFigures before;
    private final ModuleFigures now;

    private Savings(String module, ModuleFigures before, ModuleFigures now) {
        this.module = module;
        this.before = before;
        this.now = now;
    }

    /** Those of packages, the largest first, then that of the whole module; empty where no finding is gone or smaller. */
    public static List<Saving> of(String module, ModuleFigures before, ModuleFigures now) {
        if (before.live().isEmpty() || now.live().isEmpty()) {
            return List.of();
        }
        return new Savings(module, before, now).all();
    }

    private List<Saving> all() {
        List<String> gone = before.findings().keySet().stream()
                .filter(name -> predicted(name) > 0)
                .sorted()
                .toList();
        if (gone.isEmpty()) {
            return List.of();
        }
        List<Saving> all = new ArrayList<>(inPackages(gone));
        all.sort(Comparator.comparingLong(Saving::predicted).reversed().thenComparing(saving -> saving.findings()
                .get(0)));
        all.add(new Saving(
                module,
                gone,
                List.of(),
                came(any -> true),
                predicted(gone),
                fell(before.live(), now.live()).orElseThrow(),
                fell(
                        before.packages().keySet().stream()
                                .filter(this::isMeasured)
                                .toList(),
                        PackageFigures::beside)));
        return all;
    }

    /** By how much less it keeps, beyond noise; 0 where that is not so, or where the baseline does not know what it kept. */
    private long predicted(String name) {
        List<Long> kept = figures(name).keeps();
        if (kept.isEmpty()) {
            return 0;
        }
        FindingFigures left = now.findings().get(name);
        Spread expected = Noise.of(kept, NOISE);
        // What is left of a cause may still be seen, and keep nothing that could be measured.
        long keeps = left == null || left.keeps().isEmpty()
                ? 0
                : left.keeps().get(left.keeps().size() - 1);
        return keeps < expected.low() ? expected.median() - keeps : 0;
    }

    private List<Saving> inPackages(List<String> gone) {
        Map<String, List<String>> places = places(gone);
        List<Set<String>> groups = new ArrayList<>();
        for (List<String> own : places.values()) {
            Set<String> joined = new TreeSet<>(own);
            List<Set<String>> touched = groups.stream()
                    .filter(group -> group.stream().anyMatch(own::contains))
                    .toList();
            touched.forEach(joined::addAll);
            groups.removeAll(touched);
            groups.add(joined);
        }
        return groups.stream().map(packages -> saving(places, packages)).toList();
    }

    /** A finding that came in several packages is measured without those that are another's only one, if most came elsewhere. */
    private Map<String, List<String>> places(List<String> gone) {
        Map<String, List<String>> places = new TreeMap<>();
        for (String name : gone) {
            List<String> own = figures(name).packages();
            if (!own.isEmpty() && own.stream().allMatch(this::isMeasured)) {
                places.put(name, own);
            }
        }
        Set<String> only = places.values().stream()
                .filter(own -> own.size() == 1)
                .map(own -> own.get(0))
                .collect(Collectors.toSet());
        places.replaceAll((name, own) -> {
            List<String> rest = own.stream().filter(one -> !only.contains(one)).toList();
            return rest.contains(own.get(0)) ? rest : own;
        });
        return places;
    }

    private boolean isMeasured(String name) {
        return fell(Set.of(name), PackageFigures::heap).isPresent();
    }

    private Saving saving(Map<String, List<String>> places, Set<String> packages) {
        List<String> own = places.entrySet().stream()
                .filter(place -> packages.containsAll(place.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return new Saving(
                module,
                own,
                List.copyOf(packages),
                came(in -> in.stream().anyMatch(packages::contains)),
                predicted(own),
                fell(packages, PackageFigures::heap).orElseThrow(),
                fell(packages, PackageFigures::beside));
    }

    private List<String> came(Predicate<List<String>> there) {
        return now.findings().entrySet().stream()
                .filter(one -> there.test(one.getValue().packages()) && keepsMore(one.getKey(), one.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private boolean keepsMore(String name, FindingFigures found) {
        List<Long> kept = figures(name).keeps();
        return !found.keeps().isEmpty()
                && found.keeps().get(found.keeps().size() - 1)
                        > (kept.isEmpty() ? NOISE : Noise.of(kept, NOISE).high());
    }

    private FindingFigures figures(String finding) {
        return Optional.ofNullable(before.findings().get(finding))
                .orElseGet(() -> new FindingFigures(List.of(), List.of()));
    }

    private long predicted(List<String> findings) {
        return findings.stream().mapToLong(this::predicted).sum();
    }

    /** Empty unless it is known of all of them in both. */
    private OptionalLong fell(Collection<String> packages, Function<PackageFigures, List<Long>> figure) {
        long sum = 0;
        for (String name : packages) {
            OptionalLong one = fell(figures(before.packages(), name, figure), figures(now.packages(), name, figure));
            if (one.isEmpty()) {
                return OptionalLong.empty();
            }
            sum += one.getAsLong();
        }
        return packages.isEmpty() ? OptionalLong.empty() : OptionalLong.of(sum);
    }

    private static List<Long> figures(
            Map<String, PackageFigures> packages, String name, Function<PackageFigures, List<Long>> figure) {
        return Optional.ofNullable(packages.get(name)).map(figure).orElse(List.of());
    }

    private static OptionalLong fell(List<Long> before, List<Long> now) {
        return before.isEmpty() || now.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Noise.of(before, 0).median() - now.get(now.size() - 1));
    }
}
