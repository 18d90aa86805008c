package io.github.membudget.suggest;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.MeasuredModule;
import io.github.membudget.model.Suggestion;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a pom is to have. A module that was divided is one there: what stands there holds for each of its parts. */
public final class Suggestions {
    private Suggestions() {}

    /** From one run; nothing for a module of which a part did not come to its end. */
    public static List<Suggestion> read(List<MeasuredModule> modules) {
        return byModule(modules, Function.identity())
                .filter(parts -> parts.stream().allMatch(MeasuredModule::completed))
                .map(parts -> parts.stream()
                        .map(MemoryNeed::of)
                        .flatMap(Optional::stream)
                        .toList())
                .map(Suggestions::together)
                .flatMap(Optional::stream)
                .toList();
    }

    /** From trials: where they speak for a change, and for the same JVM in all parts. */
    public static List<Suggestion> verified(List<Found> found) {
        return byModule(found, one -> one.choice().asItIs().last())
                .filter(parts -> parts.stream().anyMatch(Found::changes))
                .filter(parts ->
                        parts.stream().map(part -> part.choice().recommended()).allMatch(Choice::hasHeap))
                .map(parts -> parts.stream().map(Suggestions::verified).toList())
                .filter(parts -> parts.stream().map(Suggestion::jvm).distinct().count() == 1)
                .map(Suggestions::together)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Suggestion verified(Found found) {
        Tried best = found.choice().recommended();
        return MemoryNeed.verified(best.last(), best.setting(), found.runs(), best.peaks());
    }

    private static <T> Stream<List<T>> byModule(Collection<T> all, Function<T, MeasuredModule> module) {
        Map<String, List<T>> grouped = all.stream()
                .collect(Collectors.groupingBy(
                        one -> module.apply(one).whole().key(), LinkedHashMap::new, Collectors.toList()));
        return grouped.values().stream();
    }

    /** The most that a part needs. */
    private static Optional<Suggestion> together(List<Suggestion> parts) {
        Optional<Bytes> heap = heap(parts);
        return parts.stream()
                .max(Comparator.comparing(Suggestion::ceiling))
                .map(most -> new Suggestion(
                        most.module().whole(),
                        heap.map(size -> size.plus(beside(parts))).orElse(most.ceiling()),
                        heap,
                        most.jvm(),
                        parts.size() == 1
                                ? most.basis()
                                : "for each of its " + parts.size() + " parts; "
                                        + most.module().name() + " needs most. " + most.basis(),
                        most.warning()));
    }

    /** Empty where one of them is to have none. */
    private static Optional<Bytes> heap(List<Suggestion> parts) {
        List<Bytes> heaps =
                parts.stream().map(Suggestion::heap).flatMap(Optional::stream).toList();
        return heaps.size() == parts.size() ? heaps.stream().max(Comparator.naturalOrder()) : Optional.empty();
    }

    /** What they leave for all but the heap: the part with the largest heap need not be the one that has most beside it. */
    private static Bytes beside(List<Suggestion> parts) {
        return parts.stream()
                .map(part -> part.ceiling().minus(part.heap().orElse(Bytes.ZERO)))
                .max(Comparator.naturalOrder())
                .orElse(Bytes.ZERO);
    }
}
