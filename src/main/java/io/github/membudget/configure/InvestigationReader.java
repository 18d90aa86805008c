package io.github.membudget.configure;

import io.github.membudget.model.KeepDump;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parameters that {@code membudget:investigate} has beside those of all goals that run tests. */
public final class InvestigationReader {
    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,4})(s|m)");

    private InvestigationReader() {}

    /**
     * How long classes may be left out in turn; absent where none is to be.
     *
     * @throws InvalidSetting if it is no time
     */
    public static Optional<Duration> isolate(@Nullable String text) throws InvalidSetting {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        Matcher time = TIME.matcher(text.strip());
        if (!time.matches()) {
            throw new InvalidSetting(
                    "membudget.isolate", text, "not a time; write seconds or minutes, like 300s or 5m.");
        }
        long number = Long.parseLong(time.group(1));
        return Optional.of(time.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMinutes(number));
    }

    /**
     * How often the classes run in the same JVM; once where nothing is said.
     *
     * @throws InvalidSetting if it is no such number
     */
    public static int repeat(@Nullable String text) throws InvalidSetting {
        String number = text == null || text.isBlank() ? "1" : text.strip();
        if (!number.matches("[1-9][0-9]?")) {
            throw new InvalidSetting(
                    "membudget.repeat", number, "write how often each class runs, from 1 to 99, like 3.");
        }
        return Integer.parseInt(number);
    }

    /** @throws InvalidSetting if it is no known word */
    public static KeepDump keepDump(@Nullable String text) throws InvalidSetting {
        String word = text == null ? "" : text.strip();
        return switch (word) {
            case "" -> KeepDump.NONE;
            case "redacted" -> KeepDump.REDACTED;
            case "raw" -> KeepDump.RAW;
            default ->
                throw new InvalidSetting(
                        "membudget.keepDump",
                        word,
                        "write redacted (with its values removed) or raw (with all data of the tests).");
        };
    }
}
