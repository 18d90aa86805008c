package io.github.membudget.configure;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.GrowthLimit;
import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code maxGrowth}: a size, a percentage of the baseline, or 0 for nothing beyond noise. */
final class GrowthSize {
    private static final Pattern PERCENT = Pattern.compile("([0-9]*\\.?[0-9]+)\\s*%");
    private static final Pattern ZERO = Pattern.compile("0+(\\.0+)?\\s*([kmgtKMGT]([iI]?[bB])?)?");
    private static final BigDecimal MOST = BigDecimal.valueOf(1000);

    private GrowthSize() {}

    static GrowthLimit parse(String where, String text, Bytes available) throws InvalidSetting {
        String words = text.strip();
        Matcher percent = PERCENT.matcher(words);
        if (percent.matches()) {
            BigDecimal number = new BigDecimal(percent.group(1));
            if (number.compareTo(MOST) > 0) {
                throw new InvalidSetting(
                        where,
                        text,
                        "eleven times the baseline would be no growth; write at most 1000%, or leave the setting out");
            }
            return new GrowthLimit(words, OptionalLong.empty(), OptionalDouble.of(number.doubleValue()));
        }
        if (ZERO.matcher(words).matches()) {
            return new GrowthLimit(words, OptionalLong.of(0), OptionalDouble.empty());
        }
        return new GrowthLimit(
                words, OptionalLong.of(MemorySize.parse(where, text, available).value()), OptionalDouble.empty());
    }
}
