package io.github.membudget.explain;

import io.github.membudget.investigate.diagnose.RoundGrowth;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.Round;
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
     * What is missing in the later rounds, or failed there.
     *
     * @param wanted how many there were to be
     */
    public static List<String> gaps(String module, int wanted, List<LiveSet> live) {
        if (live.stream().allMatch(fork -> fork.rounds().all().isEmpty())) {
            return List.of("the classes of module '" + module + "' ran once, not " + wanted
                    + " times: that needs the JUnit Platform, forkCount=1, reuseForks=true and isolation=module");
        }
        return live.stream()
                .flatMap(fork -> fork.rounds().notes().stream().map(note -> start(module, fork) + note))
                .toList();
    }

    /** How the live heap of each fork went, in a line each. */
    public static List<String> sizes(String module, List<LiveSet> live) {
        return live.stream()
                .filter(fork -> fork.rounds().all().size() > 1)
                .map(fork -> start(module, fork) + "live heap after each round: "
                        + fork.rounds().all().stream()
                                .map(Round::live)
                                .map(Bytes::inMebibytes)
                                .collect(Collectors.joining(", ")))
                .toList();
    }

    private static String start(String module, LiveSet fork) {
        return "module '" + module + "', JVM " + fork.pid() + ": ";
    }
}
