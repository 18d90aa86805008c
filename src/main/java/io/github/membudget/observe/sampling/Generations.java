package io.github.membudget.observe.sampling;

import io.github.membudget.model.ForkFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Counts the JVMs that went on with one another's classes. */
final class Generations {
    private Generations() {}

    /** @param forks in the order in which they started */
    static List<ForkFacts> facts(List<ForkTree> forks) {
        if (forks.stream().noneMatch(ForkTree::recycled)) {
            return forks.stream().map(ForkTree::facts).toList();
        }
        Map<OptionalInt, Integer> before = new HashMap<>();
        List<ForkFacts> facts = new ArrayList<>();
        for (ForkTree fork : forks) {
            int generation = before.getOrDefault(fork.number(), 0) + 1;
            facts.add(fork.facts().inGeneration(generation));
            // The next fork with this number may be one of another run of Surefire.
            before.put(fork.number(), fork.recycled() ? generation : 0);
        }
        return List.copyOf(facts);
    }
}
