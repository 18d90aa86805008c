package io.github.membudget.explain;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.TypeGrowth.Rise;
import io.github.membudget.model.heap.Holder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One cause that several forks show: a finding for each would say the same thing again and again. Their impacts are not added up, since
 * forks that run one after the other never keep it at the same time.
 *
 * @param most what was seen, with the holder of the fork where it keeps the most
 * @param weighed of that fork
 * @param elsewhere the same holder in the other forks
 * @param places classes at whose end it grew in those
 */
record LikeCauses(Draft most, Impacts.Weighed weighed, List<Holder> elsewhere, List<String> places) {

    private record Seen(Draft draft, Impacts.Weighed weighed) {
        Bytes held() {
            return draft.holder().map(Holder::all).orElse(Bytes.ZERO);
        }
    }

    static List<LikeCauses> of(List<Draft> drafts, List<Impacts.Weighed> weighed) {
        Map<String, List<Seen>> causes = new LinkedHashMap<>();
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            String cause = draft.holder().map(SameCause::of).orElse(String.valueOf(i));
            causes.computeIfAbsent(draft.rule().id() + " " + cause, any -> new ArrayList<>())
                    .add(new Seen(draft, weighed.get(i)));
        }
        return causes.values().stream().map(LikeCauses::joined).toList();
    }

    private static LikeCauses joined(List<Seen> alike) {
        Seen most = Collections.max(alike, Comparator.comparing(Seen::held));
        List<Draft> drafts = alike.stream().map(Seen::draft).toList();
        List<Holder> elsewhere = alike.stream()
                .filter(one -> !one.equals(most))
                .flatMap(one -> one.draft().holder().stream())
                .toList();
        Draft first = most.draft();
        return new LikeCauses(
                new Draft(
                        first.rule(),
                        first.holder(),
                        first.course(),
                        drafts.stream().flatMap(draft -> draft.grown().stream()).toList(),
                        drafts.stream().flatMap(draft -> draft.kept().stream()).toList(),
                        drafts.stream().flatMap(draft -> draft.left().stream()).toList(),
                        first.rest(),
                        first.sampled()),
                most.weighed(),
                elsewhere,
                alike.stream()
                        .filter(one -> !one.equals(most))
                        .flatMap(one -> one.draft().course().stream().flatMap(type -> one.draft().rises(type).stream()))
                        .map(Rise::place)
                        .filter(place -> !place.isEmpty())
                        .distinct()
                        .toList());
    }

    /** In words; empty where no other fork shows it. */
    Optional<String> others() {
        if (elsewhere.isEmpty()) {
            return Optional.empty();
        }
        Bytes least = elsewhere.stream()
                .map(Holder::all)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Bytes largest = elsewhere.stream()
                .map(Holder::all)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        String sizes = Stream.of(least, largest)
                .map(Bytes::inMebibytes)
                .distinct()
                .reduce((a, b) -> a + " to " + b)
                .orElseThrow();
        return Optional.of(
                "The same in " + elsewhere.size() + (elsewhere.size() == 1 ? " other JVM: " : " other JVMs: ") + sizes
                        + (elsewhere.size() == 1 ? "." : " each."));
    }
}
