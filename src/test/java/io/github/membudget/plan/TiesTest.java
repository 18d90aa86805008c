package io.github.membudget.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TiesTest {
    private static SortedSet<String> set(String... names) {
        return new TreeSet<>(List.of(names));
    }

    @Test
    void theFirstClassOfASetDecidesForAll() {
        Ties ties = new Ties(List.of(set("a", "d")));
        assertThat(ties.first("d")).isEqualTo("a");
        assertThat(ties.first("b")).isEqualTo("b");
        assertThat(ties.together(List.of(set("b", "d"), set("a", "c")))).containsExactly(set("b"), set("a", "c", "d"));
        assertThat(ties.together(List.of(set("d"), set("b")))).containsExactly(set("d"), set("b"));
    }
}
