package io.github.membudget.explain;

import io.github.membudget.growth.LiveGrowth;
import io.github.membudget.model.Kept;
import io.github.membudget.model.TypeGrowth;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which of what grew are the types that rules name, and grew for their reason. */
final class RuleTypes {
    private static final long LEAST_OF_A_TEST = 1 << 20;
    private static final int MOST_TESTS = 8;

    private final LeakFindings.Seen seen;

    RuleTypes(LeakFindings.Seen seen) {
        this.seen = seen;
    }

    List<TypeGrowth> grown(Rule rule) {
        return seen.growth().stream()
                .filter(type -> type.instances() >= rule.signs().fewest())
                .filter(type -> rule.signs()
                        .isType(TypeNames.readable(type.type()), seen.heap().subtypes()))
                .filter(type -> !gone(type, rule.signs().fewest()))
                .filter(type -> isReached(rule, type) && keepsEnough(rule, type))
                .toList();
    }

    private boolean keepsEnough(Rule rule, TypeGrowth type) {
        long tests = rule.signs().tests()
                ? tests().stream().mapToLong(one -> one.retained().value()).sum()
                : 0;
        return tests >= rule.signs().keep()
                || seen.heap().kept().stream()
                        .anyMatch(one -> isOf(one, type)
                                && one.retained().plus(one.direct()).value()
                                        >= rule.signs().keep());
    }

    static boolean isOf(Kept kept, TypeGrowth type) {
        return kept.pid() == type.pid() && kept.name().equals(TypeNames.readable(type.type()));
    }

    /** Where it is not known who reaches them, they count. */
    private boolean isReached(Rule rule, TypeGrowth type) {
        return seen.heap().kept().stream()
                .filter(one -> isOf(one, type) && !one.root().isEmpty())
                .allMatch(one -> rule.signs()
                        .reached()
                        .filter(pattern -> !pattern.matcher(one.root() + " -> " + one.path())
                                .find())
                        .isEmpty());
    }

    /**
     * The heap at the end of the JVM had fewer of them: what stood open at the end of the last class was closed after it. Or nothing but soft
     * references reach them.
     */
    private boolean gone(TypeGrowth type, long least) {
        return seen.heap().kept().stream()
                .anyMatch(one -> isOf(one, type) && (one.count() < least || isUnreached(one)));
    }

    private static boolean isUnreached(Kept one) {
        return one.root().isEmpty()
                && one.retained().value() == 0
                && one.direct().value() == 0;
    }

    /** Test classes whose instances keep much, the most first. */
    List<Kept> tests() {
        Set<String> names = LiveGrowth.classes(seen.live()).collect(Collectors.toSet());
        return seen.heap().kept().stream()
                .filter(one -> names.contains(one.name()) && one.retained().value() >= LEAST_OF_A_TEST)
                .sorted(Comparator.comparing(Kept::retained).reversed())
                .limit(MOST_TESTS)
                .map(one -> isLast(one) ? toSettle(one) : one)
                .toList();
    }

    /** The heap is dumped when it ends: later TestNG holds nothing any more. */
    private boolean isLast(Kept test) {
        return seen.live().stream()
                .filter(set -> set.pid() == test.pid() && !set.looks().isEmpty())
                .anyMatch(set ->
                        set.looks().get(set.looks().size() - 1).className().equals(test.name()));
    }

    private static Kept toSettle(Kept test) {
        return new Kept(
                test.pid(),
                test.name(),
                test.count(),
                test.retained(),
                test.root(),
                test.path() + " (it ran last, and its @AfterClass had not run yet: what that lets go of is not kept)",
                test.direct());
    }
}
