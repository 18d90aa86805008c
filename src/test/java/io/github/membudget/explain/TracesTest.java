package io.github.membudget.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.HeapFacts;
import io.github.membudget.model.Investigated.Checked;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import java.util.List;
import org.junit.jupiter.api.Test;

class TracesTest {
    private static final List<Rise> ONCE = List.of(new Rise("acme.ATest", 1, 1, 64));

    @Test
    void tellsCausesSeenInSmallNumberFromThoseThatWereNot() {
        Checked checked = checked(new TypeGrowth(7, "okhttp3.OkHttpClient", 1, 64, ONCE, 0));

        assertThat(checked.few()).containsExactly("okhttp-client-per-test");
        assertThat(checked.unseen())
                .contains("jgit-repository-open")
                .doesNotContain("okhttp-client-per-test")
                .hasSize(RuleBook.own().ids().size() - 1);
    }

    @Test
    void whatWasCollectedAgainIsNoSign() {
        assertThat(checked(new TypeGrowth(7, "okhttp3.OkHttpClient", 1, 64, ONCE, 2))
                        .few())
                .isEmpty();
        assertThat(checked(new TypeGrowth(7, "okhttp3.OkHttpClient", 0, 0, ONCE, 1))
                        .few())
                .isEmpty();
    }

    private static Checked checked(TypeGrowth grown) {
        LeakFindings.Seen seen =
                new LeakFindings.Seen("acme", List.of(), List.of(grown), HeapFacts.NONE, List.of(), List.of());
        return Traces.checked(seen, RuleBook.own(), LeakFindings.of(seen, RuleBook.own()));
    }
}
