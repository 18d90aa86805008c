package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Thresholds.LEAST_HELD;
import static io.github.membudget.investigate.diagnose.Thresholds.PART_OF_HOLDER;

import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.Holder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Which rule explains which holder by the types on its path: the one whose type stands nearest to the holder's root, since what that type holds in
 * turn only follows.
 */
record HolderClaims(Map<Holder, Rule> rules) {

    static HolderClaims of(List<Holder> holders, RuleBook book, RuleTypes types) {
        Map<Holder, Rule> rules = new LinkedHashMap<>();
        Map<Holder, Integer> steps = new LinkedHashMap<>();
        for (Rule rule : book.rules()) {
            List<TypeGrowth> grown = types.grown(rule);
            for (Holder holder : holders) {
                OptionalInt step = step(rule, holder, grown);
                if (step.isPresent() && step.getAsInt() < steps.getOrDefault(holder, Integer.MAX_VALUE)) {
                    steps.put(holder, step.getAsInt());
                    // Each rule's holders stand in the order in which they came.
                    rules.remove(holder);
                    rules.put(holder, rule);
                }
            }
        }
        return new HolderClaims(rules);
    }

    Stream<Holder> of(Rule rule) {
        return rules.entrySet().stream()
                .filter(claim -> claim.getValue().equals(rule))
                .map(Map.Entry::getKey);
    }

    boolean has(Holder holder) {
        return rules.containsKey(holder);
    }

    /** How far from the holder's root one of the rule's types stands; empty where the rule does not explain it. */
    private static OptionalInt step(Rule rule, Holder holder, List<TypeGrowth> grown) {
        if (!HolderOwnership.isSuites(holder)
                || holder.all().value() < LEAST_HELD
                || !rule.signs().isReached(holder)) {
            return OptionalInt.empty();
        }
        if (isThreadOf(rule, holder)) {
            return OptionalInt.of(0);
        }
        // An object that several roots reach is a cause by itself, with what all of them keep; buffers with what has
        // them.
        boolean byItself = holder.isShared() && !isOfBuffers(holder);
        OptionalInt step = byItself || !isMuchOf(grown, holder) ? OptionalInt.empty() : GrowingType.step(holder, grown);
        // What is wrong with the map or the queue on the way says more.
        return step.isPresent() && holder.path().hasFaultBefore(step.getAsInt()) ? OptionalInt.empty() : step;
    }

    private static boolean isOfBuffers(Holder holder) {
        return 2 * holder.direct().value() >= holder.all().value();
    }

    /** A library's threads, by their names: what they hold of types that another rule has too goes when they end. */
    private static boolean isThreadOf(Rule rule, Holder holder) {
        return !rule.signs().types().isEmpty()
                && holder.isThread()
                && rule.signs().isHolder(holder);
    }

    /** The JDK's small objects lie on many paths: they explain only what they are a good part of. */
    private static boolean isMuchOf(List<TypeGrowth> grown, Holder holder) {
        long own = grown.stream()
                .filter(type -> type.pid() == holder.pid())
                .mapToLong(TypeGrowth::bytes)
                .sum();
        return grown.stream().anyMatch(type -> !type.type().startsWith("java.lang."))
                || own >= holder.retained().value() / PART_OF_HOLDER;
    }
}
