package io.github.membudget.surefire;

import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.model.OutOfMemory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;

/** Reads what Surefire's exceptions mean. Only their wording shows it. */
public final class SurefireFailure {
    private static final Pattern EXIT_CODE = Pattern.compile("Process Exit Code: (\\d+)");

    /** The tests could not be found, or a listener or the provider failed. */
    private static final String ERROR_OF_ITS_OWN = "error in the forked process";

    private static final String TIMEOUT = "There was a timeout";

    private static final String FORK_DIED = "org.apache.maven.surefire.booter.SurefireBooterForkException";

    /** A class name in each line; a stack trace begins with one and a colon. */
    private static final Pattern CRASHED =
            Pattern.compile("Crashed tests:((?:\\R[\\p{javaJavaIdentifierPart}.]+(?=\\R|$))+)");

    private static final int LONGEST_SUMMARY = 12;

    private SurefireFailure() {}

    /** What Surefire says, without the stack traces it pastes into its messages. */
    public static String summary(Exception failure) {
        String words = String.valueOf(failure.getMessage())
                .lines()
                .takeWhile(line -> !line.matches("(?:[a-z][\\w]*\\.)+[A-Z]\\w*(?:Exception|Error)\\b.*|\\s+at .*"))
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty())
                .limit(LONGEST_SUMMARY)
                .collect(Collectors.joining("\n"));
        // Surefire 3.6 says no more where tests have errors, but no failures.
        return words.startsWith("See ") ? "There are test failures.\n" + words : words;
    }

    /** @param begun whether a fork told of any test or class; one that did has started, whatever Surefire takes it for */
    static LaunchOutcome read(Exception failure, boolean begun, Optional<OutOfMemory> outOfMemory) {
        String words = String.valueOf(failure.getMessage());
        boolean silent = begun && words.contains("Error occurred in starting fork");
        if (silent || words.contains("without properly saying goodbye") || words.contains(ERROR_OF_ITS_OWN)) {
            return new LaunchOutcome.ForkDied(
                            Optional.of(failure),
                            exitCode(words),
                            outOfMemory,
                            words.contains(ERROR_OF_ITS_OWN) ? Optional.of(summary(failure)) : Optional.empty())
                    .with(Optional.empty(), crashed(words));
        }
        if (words.contains(TIMEOUT)) {
            return new LaunchOutcome.TimedOut(Optional.of(failure));
        }
        if (failure instanceof MojoFailureException) {
            return new LaunchOutcome.TestsFailed(Optional.of(failure), outOfMemory);
        }
        return new LaunchOutcome.NotStarted(Optional.of(failure));
    }

    /** Whether testFailureIgnore lets the build go on for all that: Surefire composes the same words and logs them. */
    static boolean ignorable(Exception failure) {
        String words = String.valueOf(failure.getMessage());
        Throwable cause = failure.getCause();
        return (words.contains("for the individual test results") || words.contains(TIMEOUT))
                && (cause == null || !cause.getClass().getName().equals(FORK_DIED));
    }

    /** The classes that ran then, by Surefire's word. */
    private static List<String> crashed(String words) {
        Set<String> classes = new LinkedHashSet<>();
        Matcher matcher = CRASHED.matcher(words);
        while (matcher.find()) {
            matcher.group(1).lines().filter(line -> !line.isBlank()).forEach(classes::add);
        }
        return classes.isEmpty() ? List.of() : List.of("Crashed tests: " + String.join(", ", classes));
    }

    private static OptionalInt exitCode(String words) {
        Matcher matcher = EXIT_CODE.matcher(words);
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
