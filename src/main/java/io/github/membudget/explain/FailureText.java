package io.github.membudget.explain;

import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.model.TestFacts;
import io.github.membudget.model.TestId;
import io.github.membudget.model.TestStatus;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Says of a module that did not end well, other than by a breach, what happened and what ran then. */
public final class FailureText {
    private static final int MOST_NAMED = 3;
    private static final int SIGNALLED = 128;

    private FailureText() {}

    /** The tests that ran when their fork ended. */
    public static List<String> unfinished(List<TestFacts> tests) {
        return tests.stream()
                .filter(test -> test.status() == TestStatus.UNFINISHED)
                .map(TestFacts::id)
                .map(TestId::shortName)
                .distinct()
                .toList();
    }

    /**
     * @param words Surefire's own, without stack traces
     * @param running the tests that ran when the fork ended
     */
    public static String module(String name, LaunchOutcome outcome, String words, List<String> running) {
        String head = "Module '" + name + "': ";
        if (outcome instanceof LaunchOutcome.ForkDied died) {
            return head + "its test JVM ended before its tests did" + exitCode(died.exitCode()) + ", while "
                    + tests(running) + "." + outOfMemory(died.outOfMemory()) + "\n  Surefire says: " + indented(words);
        }
        if (outcome instanceof LaunchOutcome.TestsFailed failed) {
            return head + words + outOfMemory(failed.outOfMemory());
        }
        if (outcome instanceof LaunchOutcome.TimedOut) {
            return head + "Surefire's time limit ended its test JVM while " + tests(running) + ".\n  Surefire says: "
                    + indented(words);
        }
        return head + words;
    }

    private static String exitCode(OptionalInt code) {
        if (code.isEmpty()) {
            return "";
        }
        int value = code.getAsInt();
        String meaning =
                switch (value) {
                    case SIGNALLED + 9 -> ", SIGKILL: the kernel out of memory, or someone's kill -9";
                    case SIGNALLED + 15 -> ", SIGTERM";
                    case SIGNALLED + 6 -> ", SIGABRT: the JVM itself gave up";
                    case SIGNALLED + 11 -> ", SIGSEGV: native code went astray";
                    default -> "";
                };
        return " (exit code " + value + meaning + ")";
    }

    private static String tests(List<String> running) {
        if (running.isEmpty()) {
            return "no test ran";
        }
        String more = running.size() > MOST_NAMED ? " and " + (running.size() - MOST_NAMED) + " more" : "";
        return String.join(", ", running.subList(0, Math.min(MOST_NAMED, running.size()))) + more + " ran";
    }

    private static String outOfMemory(Optional<String> words) {
        return words.map(error -> "\n  It told of " + error
                        + ": a larger <heap> or <ceiling> for this module gives it room; its tests' memory is in"
                        + " target/membudget/report.json.")
                .orElse("");
    }

    private static String indented(String words) {
        return words.replace("\n", "\n  ");
    }
}
