package io.github.membudget.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.Rounds;
import io.github.membudget.model.LiveSet.TestId;
import io.github.membudget.model.LiveSet.Trouble;
import io.github.membudget.probe.format.RoundTrouble;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoundTextTest {
    private static List<String> said(Trouble... troubles) {
        return RoundText.troubles(new Rounds(List.of(), List.of(troubles)));
    }

    private static Trouble trouble(int round, RoundTrouble what, int tests, String detail) {
        return new Trouble(round, what, tests, Optional.of(new TestId("it.ServerTest", "starts")), detail);
    }

    @Test
    void theSameFailuresOfSeveralRoundsAreSaidOnce() {
        assertThat(said(
                        trouble(2, RoundTrouble.FAILED, 1, "java.net.BindException: in use"),
                        trouble(3, RoundTrouble.FAILED, 1, "java.net.BindException: in use"),
                        trouble(4, RoundTrouble.FAILED, 5, "")))
                .containsExactly(
                        "in rounds 2, 3, 1 test failed: it.ServerTest.starts (java.net.BindException: in use)."
                                + " The tests' results are those of round 1",
                        "in round 4, 5 tests failed, the first is it.ServerTest.starts."
                                + " The tests' results are those of round 1");
    }

    @Test
    void whoEndedTheJvmIsNamed() {
        assertThat(said(trouble(3, RoundTrouble.EXIT, 1, "it.ServerTest.stop:12")))
                .singleElement()
                .asString()
                .startsWith("a test ended the JVM in round 3 during it.ServerTest.starts"
                        + " (System.exit in it.ServerTest.stop:12). ");
    }

    @Test
    void eachObstacleSaysWhatToDo() {
        assertThat(said(trouble(1, RoundTrouble.SEVERAL_FORKS, 0, "")).get(0)).contains("-DforkCount=1");
        assertThat(said(trouble(1, RoundTrouble.FORK_PER_CLASS, 0, "")).get(0)).contains("reuseForks=true");
    }

    @Test
    void aModuleOfWhichNothingIsKnownRanOnce() {
        LiveSet once = new LiveSet(7, List.of(), List.of(), Map.of(), Rounds.NONE, Optional.empty(), Optional.empty());
        assertThat(RoundText.gaps("a", 3, List.of(once)))
                .containsExactly("the classes of module 'a' ran once, not 3 times: only the JUnit Platform can run them"
                        + " again");
    }
}
