package io.github.membudget.configure;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code interval}: the time between two samples, in milliseconds or seconds. */
final class SamplingInterval {
    private static final Pattern DURATION = Pattern.compile("([0-9]+)\\s*(ms|s)");
    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private SamplingInterval() {}

    static Duration parse(String where, String text) throws InvalidSetting {
        Matcher matcher = DURATION.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new InvalidSetting(where, text, "not a time; write milliseconds or seconds, like 100ms or 1s");
        }
        long number = matcher.group(1).length() > 9 ? Integer.MAX_VALUE : Long.parseLong(matcher.group(1));
        Duration interval = matcher.group(2).equals("ms") ? Duration.ofMillis(number) : Duration.ofSeconds(number);
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
            throw new InvalidSetting(where, text, "out of range; write a time from 10ms to 10s");
        }
        return interval;
    }
}
