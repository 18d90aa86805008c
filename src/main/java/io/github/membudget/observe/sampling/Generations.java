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

    /**
     * One that gave way to none, and took no other's place, has no generation: the JVM that only looks for test classes is one of these.
     *
     * @param forks in the order in which they started
     */
    static List<ForkFacts> facts(List<ForkTree> forks) {
        Map<OptionalInt, Integer> before = new HashMap<>();
        List<ForkFacts> facts = new ArrayList<>();
        for (ForkTree fork : forks) {
            int generation = before.getOrDefault(fork.number(), 0) + 1;
            facts.add(generation > 1 || fork.recycled() ? fork.facts().inGeneration(generation) : fork.facts());
            // The next fork with this number may be one of another run of Surefire.
            before.put(fork.number(), fork.recycled() ? generation : 0);
        }
        return List.copyOf(facts);
    }
}
