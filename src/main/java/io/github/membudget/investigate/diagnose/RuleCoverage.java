package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.Investigated.Checked;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.TypeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says of the rules that found nothing whether they saw signs of their cause at all: few, or a part of what another one keeps. */
public final class RuleCoverage {
    private final RunEvidence evidence;

    private RuleCoverage(RunEvidence evidence) {
        this.evidence = evidence;
    }

    /** Every rule of which there is no finding. */
    public static Checked checked(RunEvidence evidence, RuleBook book, Diagnosis diagnosis) {
        Set<String> found =
                diagnosis.causes().stream().map(cause -> cause.rule().id()).collect(Collectors.toSet());
        diagnosis.fullHeaps().forEach(full -> found.add(full.rule().id()));
        RuleCoverage coverage = new RuleCoverage(evidence);
        List<String> unseen = new ArrayList<>();
        List<String> few = new ArrayList<>();
        for (Rule rule : book.rules()) {
            if (!found.contains(rule.id())) {
                (coverage.isSeen(rule.signs()) ? few : unseen).add(rule.id());
            }
        }
        return new Checked(unseen, few);
    }

    private boolean isSeen(Rule.Signs signs) {
        return isLeft(signs) || isGrown(signs) || isShared(signs);
    }

    /** What several hold together may be no finding of the rule's own, and is there all the same. */
    private boolean isShared(Rule.Signs signs) {
        return evidence.heap().holders().stream()
                .filter(holder -> holder.isShared() && holder.all().value() >= Thresholds.LEAST_HELD)
                .anyMatch(signs::isHolder);
    }

    private boolean isLeft(Rule.Signs signs) {
        return evidence.classes().stream()
                .flatMap(facts -> facts.left().stream())
                .anyMatch(signs::isLeft);
    }

    private boolean isGrown(Rule.Signs signs) {
        return evidence.growth().stream()
                .filter(RuleCoverage::stays)
                .map(TypeGrowth::type)
                .anyMatch(type ->
                        signs.isType(TypeNames.readable(type), evidence.heap().subtypes()));
    }

    private static boolean stays(TypeGrowth type) {
        return type.instances() > 0 && type.falls() <= type.rises().size();
    }
}
