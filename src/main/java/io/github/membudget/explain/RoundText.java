package io.github.membudget.explain;

import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.Rounds;
import io.github.membudget.model.LiveSet.TestId;
import io.github.membudget.model.LiveSet.Trouble;
import io.github.membudget.model.RoundGrowth;
import io.github.membudget.probe.format.RoundTrouble;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What several rounds of the same classes show. */
public final class RoundText {
    private static final int MORE_ROUNDS = 6;

    private RoundText() {}

    static String of(RoundGrowth growth) {
        String kept = " (" + sizes(growth) + ")";
        return switch (growth.course()) {
            case GROWS -> "Grows in each round of the same classes: " + slope(growth) + kept + ". It is a leak.";
            case FILLED_ONCE -> "Filled once: it did not go on growing when the same classes ran again" + kept + ".";
            case TESTS_FAILED ->
                "It did not go on growing when the same classes ran again" + kept
                        + ". Tests failed in these rounds, so it may still be a leak.";
            case UNCLEAR ->
                (growth.perRound().isEmpty()
                                ? "It grew in the second round of the same classes" + kept
                                        + ". It may be a leak or a cache: three rounds would tell"
                                : "No clear trend in the rounds of the same classes" + kept
                                        + ". To find out, run with -Dmembudget.repeat=" + MORE_ROUNDS)
                        + ".";
        };
    }

    /** {@code +12.1 MiB a round, between +11.9 MiB and +12.3 MiB}. */
    private static String slope(RoundGrowth growth) {
        return GrowthText.signed(growth.perRound().orElse(0)) + " a round"
                + growth.doubt()
                        .map(doubt -> List.of(GrowthText.signed(doubt.low()), GrowthText.signed(doubt.high())))
                        .filter(ends -> !ends.get(0).equals(ends.get(1)))
                        .map(ends -> ", between " + String.join(" and ", ends))
                        .orElse("");
    }

    /** {@code 12.0 MiB, 24.0 MiB, 36.0 MiB after rounds 1, 2, 3}. */
    private static String sizes(RoundGrowth growth) {
        return joined(growth.sizes(), size -> size.bytes().inMebibytes()) + " after rounds "
                + joined(growth.sizes(), size -> String.valueOf(size.round()));
    }

    private static <T> String joined(Collection<T> all, Function<T, String> word) {
        return all.stream().map(word).collect(Collectors.joining(", "));
    }

    /**
     * What is missing in the later rounds, or failed there.
     *
     * @param wanted how many there were to be
     */
    public static List<String> gaps(String module, int wanted, List<LiveSet> live) {
        boolean isSaid = live.stream().anyMatch(fork -> !fork.rounds().equals(Rounds.NONE));
        if (!isSaid) {
            return List.of("the classes of module '" + module + "' ran once, not " + wanted
                    + " times: only the JUnit Platform can run them again");
        }
        return live.stream()
                .flatMap(fork -> troubles(fork.rounds()).stream().map(trouble -> start(module, fork) + trouble))
                .distinct()
                .toList();
    }

    /** What keeps all JVMs of a module from a second round is said once. */
    private static String start(String module, LiveSet fork) {
        boolean isOfAll = fork.rounds().all().isEmpty();
        return "module '" + module + "'" + (isOfAll ? "" : ", JVM " + fork.pid()) + ": ";
    }

    /** In a sentence each, without its end. */
    public static List<String> troubles(Rounds rounds) {
        List<String> words = new ArrayList<>();
        failed(rounds)
                .forEach((what, inRounds) -> words.add((inRounds.size() == 1 ? "in round " : "in rounds ")
                        + joined(inRounds, String::valueOf) + ", " + what));
        rounds.troubles().stream()
                .filter(trouble -> trouble.what() != RoundTrouble.FAILED)
                .map(RoundText::words)
                .forEach(words::add);
        return words;
    }

    /** The same failures in several rounds are said once. */
    private static Map<String, Set<Integer>> failed(Rounds rounds) {
        Map<String, Set<Integer>> failed = new LinkedHashMap<>();
        rounds.troubles().stream()
                .filter(trouble -> trouble.what() == RoundTrouble.FAILED)
                .collect(Collectors.groupingBy(Trouble::round, TreeMap::new, Collectors.toList()))
                .forEach((round, classes) -> failed.computeIfAbsent(failed(classes), any -> new TreeSet<>())
                        .add(round));
        return failed;
    }

    private static String failed(List<Trouble> classes) {
        int tests = classes.stream().mapToInt(Trouble::tests).sum();
        Trouble first = classes.get(0);
        return (tests == 1 ? "1 test failed: " : tests + " tests failed, the first is ")
                + first.test().map(RoundText::name).orElse("not known")
                + (first.detail().isEmpty() ? "" : " (" + first.detail() + ")")
                + ". The tests' results are those of round 1";
    }

    private static String words(Trouble trouble) {
        String round = "round " + trouble.round();
        String during = trouble.test().map(test -> " during " + name(test)).orElse("");
        return switch (trouble.what()) {
            case FAILED -> failed(List.of(trouble));
            case FEWER -> "in " + round + ", " + trouble.tests() + " tests of round 1 did not run";
            case LATE ->
                round + " did not end within " + trouble.detail() + " and was given up" + during
                        + ". Only the rounds before it are compared";
            case BROKEN -> "the test framework cannot run " + round + ": " + trouble.detail();
            case OUT_OF_MEMORY ->
                "the heap was full in " + round + during
                        + ". The tests' results are those of round 1, and only the rounds before it are compared";
            case NOTHING -> "the test framework found no test to run in " + round;
            case EXIT ->
                "a test ended the JVM in " + round + during + " (System.exit in " + trouble.detail()
                        + "). The tests' results are those of round 1, and only the rounds before it are compared";
            case DIED ->
                "the JVM died in " + round + during
                        + ". The tests' results are those of round 1, and only the rounds before it are compared";
            case SEVERAL_FORKS ->
                "the classes ran once, since each of several JVMs gets one class after the other. To repeat them, run"
                        + " with -DforkCount=1";
            case FORK_PER_CLASS ->
                "the classes ran once, since each has a JVM of its own. To repeat them, run with reuseForks=true and"
                        + " isolation=module";
        };
    }

    private static String name(TestId test) {
        return test.className().isEmpty() || test.method().isEmpty()
                ? test.className() + test.method()
                : test.className() + "." + test.method();
    }

    /** How the live heap of each fork went, in a line each. */
    public static List<String> sizes(String module, List<LiveSet> live) {
        return live.stream()
                .filter(fork -> fork.rounds().all().size() > 1)
                .map(fork -> start(module, fork) + "live heap after each round: "
                        + joined(fork.rounds().all(), round -> round.live().inMebibytes()))
                .toList();
    }
}
