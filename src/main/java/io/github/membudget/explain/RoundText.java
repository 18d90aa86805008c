package io.github.membudget.explain;

import io.github.membudget.investigate.diagnose.RoundGrowth;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.Round;
import io.github.membudget.model.LiveSet.Rounds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What several rounds of the same classes show. */
public final class RoundText {
    private RoundText() {}

    static String of(RoundGrowth growth) {
        String sizes = growth.first().inMebibytes() + " after round 1, "
                + growth.last().inMebibytes() + " after round " + growth.rounds();
        if (growth.grows()) {
            return "Grows in each round of the same classes: " + GrowthText.signed(growth.perRound()) + " a round ("
                    + sizes + "). It is a leak.";
        }
        return growth.isWhole()
                ? "Filled once: it did not grow when the same classes ran again (" + sizes + ")."
                : "It did not grow when the same classes ran again (" + sizes
                        + "). Some tests failed in the later rounds, so it may still be a leak.";
    }

    /**
     * What is to be known of the rounds beside the findings.
     *
     * @param wanted how many there were to be
     */
    public static List<String> notes(String module, int wanted, List<LiveSet> live) {
        List<String> notes = new ArrayList<>();
        for (LiveSet fork : live) {
            Rounds rounds = fork.rounds();
            rounds.notes().forEach(note -> notes.add("module '" + module + "', JVM " + fork.pid() + ": " + note));
            if (rounds.all().size() > 1) {
                notes.add("module '" + module + "', JVM " + fork.pid() + ": live heap after each round: "
                        + rounds.all().stream()
                                .map(Round::live)
                                .map(bytes -> bytes.inMebibytes())
                                .collect(Collectors.joining(", ")));
            }
        }
        if (live.stream().allMatch(fork -> fork.rounds().all().isEmpty())) {
            notes.add("the classes of module '" + module + "' ran once, not " + wanted
                    + " times: that needs the JUnit Platform, forkCount=1, reuseForks=true and isolation=module");
        }
        return notes;
    }
}
