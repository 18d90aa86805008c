package io.github.membudget.configure;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how long something may take: {@code 90s}, {@code 5m}, {@code 1h}. */
final class TimeSpan {
    private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,4})(s|m|h)");

    private TimeSpan() {}

    static Duration parse(String where, String text) throws InvalidSetting {
        Matcher time = SHAPE.matcher(text);
        if (!time.matches()) {
            throw new InvalidSetting(where, text, "not a time; write seconds, minutes or hours, like 300s, 5m or 1h.");
        }
        long number = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
