package io.github.membudget.surefire;

import io.github.membudget.launch.LaunchOutcome;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoFailureException;

/** Reads what Surefire's exceptions mean; their wording is the only thing that tells. */
final class SurefireFailure {
    private static final Pattern EXIT_CODE = Pattern.compile("Process Exit Code: (\\d+)");

    private SurefireFailure() {}

    static LaunchOutcome read(Exception failure, Optional<String> outOfMemory) {
        String words = String.valueOf(failure.getMessage());
        if (words.contains("without properly saying goodbye") || words.contains("error in the forked process")) {
            return new LaunchOutcome.ForkDied(failure, exitCode(words), outOfMemory);
        }
        if (words.contains("There was a timeout")) {
            return new LaunchOutcome.TimedOut(failure);
        }
        if (failure instanceof MojoFailureException) {
            return new LaunchOutcome.TestsFailed(failure, outOfMemory);
        }
        return new LaunchOutcome.NotStarted(failure);
    }

    private static OptionalInt exitCode(String words) {
        Matcher matcher = EXIT_CODE.matcher(words);
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
