package io.github.membudget.investigate.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Investigated.Checked;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import io.github.membudget.model.heap.Holders;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleCoverageTest {
    private static final List<Rise> ONCE = List.of(Samples.rise("acme.ATest", 1, 64));

    @Test
    void tellsCausesSeenInSmallNumberFromThoseThatWereNot() {
        Checked checked = checked(1, 0);

        assertThat(checked.few()).containsExactly("okhttp-client-per-test");
        assertThat(checked.unseen())
                .contains("jgit-repository-open")
                .doesNotContain("okhttp-client-per-test")
                .hasSize(RuleBook.own().rules().size() - 1);
    }

    @Test
    void whatWasCollectedAgainIsNoSign() {
        assertThat(checked(1, 2).few()).isEmpty();
        assertThat(checked(0, 1).few()).isEmpty();
    }

    @Test
    void whatSeveralRootsHoldTogetherWasSeen() {
        Samples.Run run = Samples.run()
                .held(Holders.of(
                        "several-roots",
                        "static field java.util.logging.Logger.global",
                        16,
                        "CopyOnWriteArrayList (34) -> 34 x LogRecord -> char[]"));

        Checked checked = RuleCoverage.checked(run.evidence(), RuleBook.own(), run.diagnosis());

        assertThat(checked.unseen()).doesNotContain("logging-appenders-kept");
    }

    private static Checked checked(long instances, int falls) {
        Samples.Run run = Samples.run()
                .grew(new TypeGrowth(Samples.PID, "okhttp3.OkHttpClient", instances, 64 * instances, ONCE, falls));
        return RuleCoverage.checked(run.evidence(), RuleBook.own(), run.diagnosis());
    }
}
