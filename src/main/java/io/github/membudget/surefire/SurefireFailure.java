package io.github.membudget.surefire;

import io.github.membudget.launch.LaunchOutcome;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;

/** Reads what Surefire's exceptions mean; their wording is the only thing that tells. */
public final class SurefireFailure {
    private static final Pattern EXIT_CODE = Pattern.compile("Process Exit Code: (\\d+)");

    /** The tests could not be found, or a listener or the provider failed. */
    private static final String ERROR_OF_ITS_OWN = "error in the forked process";

    private static final int LONGEST_SUMMARY = 12;

    private SurefireFailure() {}

    /** What Surefire says, without the stack traces it pastes into its messages. */
    public static String summary(Exception failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .takeWhile(line -> !line.matches("(?:[a-z][\\w]*\\.)+[A-Z]\\w*(?:Exception|Error)\\b.*|\\s+at .*"))
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty())
                .limit(LONGEST_SUMMARY)
                .collect(Collectors.joining("\n"));
    }

    /** @param begun whether a fork told of any test or class; one that did has started, whatever Surefire takes it for */
    static LaunchOutcome read(Exception failure, boolean begun, Optional<String> outOfMemory) {
        String words = String.valueOf(failure.getMessage());
        boolean silent = begun && words.contains("Error occurred in starting fork");
        if (silent || words.contains("without properly saying goodbye") || words.contains(ERROR_OF_ITS_OWN)) {
            return new LaunchOutcome.ForkDied(
                    Optional.of(failure),
                    exitCode(words),
                    outOfMemory,
                    words.contains(ERROR_OF_ITS_OWN) ? Optional.of(summary(failure)) : Optional.empty());
        }
        if (words.contains("There was a timeout")) {
            return new LaunchOutcome.TimedOut(Optional.of(failure));
        }
        if (failure instanceof MojoFailureException) {
            return new LaunchOutcome.TestsFailed(Optional.of(failure), outOfMemory);
        }
        return new LaunchOutcome.NotStarted(Optional.of(failure));
    }

    private static OptionalInt exitCode(String words) {
        Matcher matcher = EXIT_CODE.matcher(words);
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
