package io.github.membudget.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.plan.Selection.AllBut;
import io.github.membudget.plan.Selection.Everything;
import io.github.membudget.plan.Selection.Only;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final List<String> SLOW = List.of("slow");

    @Test
    void aClassIsLeftOutOfWhateverIsSelected() {
        assertThat(new Everything().without("A")).contains(new AllBut(set("A"), List.of()));
        assertThat(new AllBut(set("B"), SLOW).without("A")).contains(new AllBut(set("A", "B"), SLOW));
        assertThat(new Only(set("A", "B"), Optional.of("db"), SLOW).without("A"))
                .contains(new Only(set("B"), Optional.of("db"), SLOW));
        assertThat(new Only(set("A"), Optional.empty(), List.of()).without("A")).isEmpty();
    }

    @Test
    void manyAreLeftOutAtOnce() {
        List<String> many = List.of("A", "C");
        assertThat(new Everything().without(many)).contains(new AllBut(set("A", "C"), List.of()));
        assertThat(new Everything().without(List.of())).contains(new Everything());
        assertThat(new AllBut(set("B"), SLOW).without(many)).contains(new AllBut(set("A", "B", "C"), SLOW));
        assertThat(new Only(set("A", "B"), Optional.empty(), SLOW).without(many))
                .contains(new Only(set("B"), Optional.empty(), SLOW));
        assertThat(new Only(set("A", "C"), Optional.empty(), SLOW).without(many))
                .isEmpty();
    }

    @Test
    void aClassAloneKeepsTheGroupsOfWhatIsSelected() {
        assertThat(new Everything().alone("A")).contains(new Only(set("A"), Optional.empty(), List.of()));
        assertThat(new AllBut(set("B"), SLOW).alone("A")).contains(new Only(set("A"), Optional.empty(), SLOW));
        assertThat(new AllBut(set("A"), SLOW).alone("A")).isEmpty();
        assertThat(new Only(set("A", "B"), Optional.of("db"), SLOW).alone("A"))
                .contains(new Only(set("A"), Optional.of("db"), SLOW));
        assertThat(new Only(set("B"), Optional.empty(), List.of()).alone("A")).isEmpty();
    }

    private static TreeSet<String> set(String... names) {
        return new TreeSet<>(Set.of(names));
    }
}
