package io.github.membudget.explain;

import io.github.membudget.model.Finding;
import io.github.membudget.model.Investigated.Checked;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.TypeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Signs of causes that were not told: fewer than their rules ask for, or a part of what another one keeps. */
public final class Traces {
    private final LeakFindings.Seen seen;

    private Traces(LeakFindings.Seen seen) {
        this.seen = seen;
    }

    /** Every rule of which there is no finding. */
    public static Checked checked(LeakFindings.Seen seen, RuleBook book, List<Finding> findings) {
        Set<String> found = findings.stream().map(Finding::id).collect(Collectors.toSet());
        Traces traces = new Traces(seen);
        List<String> unseen = new ArrayList<>();
        List<String> few = new ArrayList<>();
        for (Rule rule : book.rules()) {
            if (!found.contains(rule.id())) {
                (traces.isLeft(rule.signs()) || traces.isGrown(rule.signs()) ? few : unseen).add(rule.id());
            }
        }
        return new Checked(unseen, few);
    }

    private boolean isLeft(Rule.Signs signs) {
        return seen.classes().stream()
                .flatMap(facts -> facts.left().stream())
                .anyMatch(signs::isLeft);
    }

    private boolean isGrown(Rule.Signs signs) {
        return seen.growth().stream()
                .filter(Traces::stays)
                .map(TypeGrowth::type)
                .anyMatch(type ->
                        signs.isType(TypeNames.readable(type), seen.heap().subtypes()));
    }

    private static boolean stays(TypeGrowth type) {
        return type.instances() > 0 && type.falls() <= type.rises().size();
    }
}
