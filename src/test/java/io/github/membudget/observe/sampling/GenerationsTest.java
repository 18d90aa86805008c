package io.github.membudget.observe.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.ForkFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class GenerationsTest {
    private final List<ForkTree> forks = new ArrayList<>();

    private ForkTree starts(int number) {
        ForkTree fork = new ForkTree(new ProcessKey(forks.size() + 1, 0), OptionalInt.of(number), forks.size());
        forks.add(fork);
        return fork;
    }

    private List<OptionalInt> generations() {
        return Generations.facts(forks).stream().map(ForkFacts::generation).toList();
    }

    @Test
    void whereNoneWasRecycledThereIsNone() {
        starts(1);
        starts(1);
        assertThat(generations()).containsExactly(OptionalInt.empty(), OptionalInt.empty());
    }

    @Test
    void eachForkHasItsOwn() {
        starts(1).recycle();
        starts(2);
        starts(1).recycle();
        starts(1);
        assertThat(generations())
                .containsExactly(OptionalInt.of(1), OptionalInt.empty(), OptionalInt.of(2), OptionalInt.of(3));
    }

    @Test
    void anotherRunOfSurefireBeginsAnew() {
        starts(1).recycle();
        starts(1);
        starts(1);
        assertThat(generations()).containsExactly(OptionalInt.of(1), OptionalInt.of(2), OptionalInt.empty());
    }

    @Test
    void theJvmThatLooksForTestClassesIsNone() {
        starts(1);
        starts(1).recycle();
        starts(1);
        assertThat(generations()).containsExactly(OptionalInt.empty(), OptionalInt.of(1), OptionalInt.of(2));
    }
}
