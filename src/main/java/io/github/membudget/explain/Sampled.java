package io.github.membudget.explain;

import io.github.membudget.model.Allocations;
import io.github.membudget.model.Allocations.Survivor;
import io.github.membudget.model.Holder;
import io.github.membudget.model.TypeGrowth;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The objects that the flight recorder sampled when they were made, and that a holder still keeps. */
final class Sampled {
    private static final int MOST_NAMED = 3;

    private Sampled() {}

    private static List<Survivor> of(Holder holder, List<Allocations> allocations) {
        Set<Long> kept = new HashSet<>(holder.sampled());
        return allocations.stream()
                .filter(fork -> fork.pid() == holder.pid())
                .flatMap(fork -> fork.survivors().stream())
                .filter(one -> kept.contains(one.address()))
                .toList();
    }

    /** The tests or classes in whose span they were made: those of the type, if any of it was sampled. */
    static Set<String> spans(Holder holder, TypeGrowth type, List<Allocations> allocations) {
        List<Survivor> all = of(holder, allocations);
        String name = TypeNames.readable(type.type());
        List<Survivor> same = all.stream()
                .filter(one -> TypeNames.readable(one.type()).equals(name))
                .toList();
        return (same.isEmpty() ? all : same)
                .stream().map(Survivor::during).filter(span -> !span.isEmpty()).collect(Collectors.toSet());
    }

    /** Who made them, in words; empty where none was sampled. */
    static Optional<String> evidence(Holder holder, List<Allocations> allocations) {
        List<Survivor> all = of(holder, allocations);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Long> makers = all.stream()
                .collect(Collectors.groupingBy(
                        one -> one.place() + (one.during().isEmpty() ? "" : " in " + one.during()),
                        LinkedHashMap::new,
                        Collectors.counting()));
        String most = makers.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_NAMED)
                .map(maker -> maker.getKey() + " (" + maker.getValue() + ")")
                .collect(Collectors.joining("; "));
        return Optional.of("Of the objects that it keeps, the flight recorder sampled " + all.size()
                + (all.size() == 1 ? " when it was made, by " : " when they were made, by ") + most
                + (makers.size() > MOST_NAMED ? "; …" : ""));
    }
}
