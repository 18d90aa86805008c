package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.SnapshotPlace;
import io.github.membudget.model.TypeGrowth.Rise;
import io.github.membudget.model.heap.Holder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One cause that several forks show alike: a finding for each would say the same thing again and again. Their impacts are not added up, since forks
 * that run one after the other never keep it at the same time.
 *
 * @param most of the fork where the holder keeps the most, with the symptoms of all forks
 * @param elsewhere the same holder in the other forks
 * @param placesElsewhere classes at whose end it grew in those
 */
record GroupedCause(WeighedCause most, List<Holder> elsewhere, List<SnapshotPlace> placesElsewhere) {

    static List<GroupedCause> of(List<WeighedCause> causes) {
        Map<String, List<WeighedCause>> groups = new LinkedHashMap<>();
        for (int i = 0; i < causes.size(); i++) {
            CauseCandidate cause = causes.get(i).cause();
            String key = cause.holder().map(SameCause::of).orElse(String.valueOf(i));
            groups.computeIfAbsent(cause.rule().id() + " " + key, any -> new ArrayList<>())
                    .add(causes.get(i));
        }
        return groups.values().stream().map(GroupedCause::joined).toList();
    }

    private static GroupedCause joined(List<WeighedCause> alike) {
        WeighedCause most = Collections.max(alike, Comparator.comparing(WeighedCause::held));
        List<CauseCandidate> others = alike.stream()
                .filter(one -> one != most)
                .map(WeighedCause::cause)
                .toList();
        return new GroupedCause(
                most.with(
                        Symptoms.ofAll(
                                alike.stream().map(one -> one.cause().symptoms()).toList()),
                        Symptoms.ofAll(
                                alike.stream().map(one -> one.cause().owned()).toList())),
                others.stream().flatMap(one -> one.holder().stream()).toList(),
                others.stream()
                        .flatMap(one -> one.content().stream().flatMap(type -> one.rises(type).stream()))
                        .map(Rise::place)
                        .filter(SnapshotPlace::isAfterAClass)
                        .distinct()
                        .toList());
    }

    CauseCandidate cause() {
        return most.cause();
    }

    CauseImpact impact() {
        return most.impact();
    }

    /** Few things that take little are normal use. */
    boolean isEnough() {
        return !cause().rule().signs().heavy()
                || cause().count() >= cause().rule().signs().least()
                || impact().isKnown();
    }
}
