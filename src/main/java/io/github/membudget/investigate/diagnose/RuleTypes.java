package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Thresholds.LEAST_HELD_BY_A_TEST;
import static io.github.membudget.investigate.diagnose.Thresholds.MOST_TESTS_NAMED;

import io.github.membudget.growth.LiveGrowth;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.Kept;
import io.github.membudget.model.heap.TypeNames;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which of what grew are the types that rules name, and grew for their reason. */
final class RuleTypes {
    private final RunEvidence evidence;

    RuleTypes(RunEvidence evidence) {
        this.evidence = evidence;
    }

    List<TypeGrowth> grown(Rule rule) {
        return evidence.growth().stream()
                .filter(type -> type.instances() >= rule.signs().fewest())
                .filter(type -> rule.signs()
                        .isType(TypeNames.readable(type.type()), evidence.heap().subtypes()))
                .filter(type -> !gone(type, rule.signs().fewest()))
                .filter(type -> isReached(rule, type) && keepsEnough(rule, type))
                .toList();
    }

    private boolean keepsEnough(Rule rule, TypeGrowth type) {
        long tests = rule.signs().tests()
                ? tests().stream().mapToLong(one -> one.retained().value()).sum()
                : 0;
        return tests >= rule.signs().keep()
                || evidence.heap().kept().stream()
                        .anyMatch(one -> isOf(one, type)
                                && one.all().value() >= rule.signs().keep());
    }

    static boolean isOf(Kept kept, TypeGrowth type) {
        return kept.pid() == type.pid() && kept.name().equals(TypeNames.readable(type.type()));
    }

    /** Where it is not known who reaches them, they count. */
    private boolean isReached(Rule rule, TypeGrowth type) {
        return evidence.heap().kept().stream()
                .filter(one -> isOf(one, type) && one.way().isPresent())
                .allMatch(one -> rule.signs().isReached(one.way().get()));
    }

    /**
     * The heap at the end of the JVM had fewer of them: what stood open at the end of the last class was closed after it. Or nothing but soft
     * references reach them.
     */
    private boolean gone(TypeGrowth type, long least) {
        return evidence.heap().kept().stream()
                .anyMatch(one -> isOf(one, type) && (one.count() < least || isUnreached(one)));
    }

    private static boolean isUnreached(Kept one) {
        return one.way().isEmpty()
                && one.retained().value() == 0
                && one.direct().value() == 0;
    }

    /** Test classes whose instances keep much, the most first. */
    List<Kept> tests() {
        Set<String> names = LiveGrowth.classes(evidence.live()).collect(Collectors.toSet());
        return evidence.heap().kept().stream()
                .filter(one -> names.contains(one.name()) && one.retained().value() >= LEAST_HELD_BY_A_TEST)
                .sorted(Comparator.comparing(Kept::retained).reversed())
                .limit(MOST_TESTS_NAMED)
                .map(one -> isLast(one) ? toSettle(one) : one)
                .toList();
    }

    /** The heap is dumped when it ends: later TestNG holds nothing any more. */
    private boolean isLast(Kept test) {
        return evidence.live().stream()
                .filter(set -> set.pid() == test.pid() && !set.snapshots().isEmpty())
                .anyMatch(set -> set.snapshots()
                        .get(set.snapshots().size() - 1)
                        .className()
                        .equals(test.name()));
    }

    private static Kept toSettle(Kept test) {
        return new Kept(test.pid(), test.name(), test.count(), test.retained(), test.way(), test.direct(), true);
    }
}
