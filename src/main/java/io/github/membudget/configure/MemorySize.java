package io.github.membudget.configure;

import io.github.membudget.model.Bytes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads sizes: {@code 512m}, {@code 1.5GiB}, {@code 2GB}, {@code 75%}. */
public final class MemorySize {
    private static final Pattern SHAPE = Pattern.compile("([+-]?[0-9]*\\.?[0-9]+)\\s*([^0-9\\s.]*)");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Map<String, Long> UNITS = units();

    private MemorySize() {}

    /**
     * @param parameter where it stands, for the message
     * @param available what a percentage is of
     */
    public static Bytes parse(String parameter, String text, Bytes available) throws InvalidSetting {
        Matcher matcher = SHAPE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new InvalidSetting(parameter, text, "not a size; write a number and a unit, like 768m, 1.5g or 75%");
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        String unit = matcher.group(2);
        if (number.signum() < 0) {
            throw new InvalidSetting(parameter, text, "a size can't be negative; write it without the minus");
        }
        if (number.signum() == 0) {
            throw new InvalidSetting(
                    parameter, text, "a size can't be zero; write a larger one, or leave the setting out");
        }
        BigDecimal bytes = number.multiply(factor(parameter, text, number, unit, available));
        if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new InvalidSetting(parameter, text, "larger than any memory (the most is 8388607t)");
        }
        if (bytes.compareTo(BigDecimal.ONE) < 0) {
            throw new InvalidSetting(parameter, text, "less than one byte; write a larger size");
        }
        return new Bytes(bytes.setScale(0, RoundingMode.DOWN).longValueExact());
    }

    /** A size that is the same on every machine. */
    static Bytes parseSame(String parameter, String text) throws InvalidSetting {
        if (text.strip().endsWith("%")) {
            throw new InvalidSetting(
                    parameter, text, "a percentage is another size on another machine; write a size, like 4g");
        }
        return parse(parameter, text, Bytes.ZERO);
    }

    private static BigDecimal factor(String parameter, String text, BigDecimal number, String unit, Bytes available)
            throws InvalidSetting {
        if (unit.equals("%")) {
            if (number.compareTo(HUNDRED) > 0) {
                throw new InvalidSetting(
                        parameter, text, "more than all the memory this build may use; write at most 100%");
            }
            return BigDecimal.valueOf(available.value()).divide(HUNDRED);
        }
        if (unit.isEmpty()) {
            String plain = number.toPlainString();
            throw new InvalidSetting(
                    parameter, text, "no unit; write " + plain + "m for mebibytes or " + plain + "g for gibibytes");
        }
        Long factor = UNITS.get(unit.toLowerCase(Locale.ROOT));
        if (factor == null) {
            throw new InvalidSetting(
                    parameter,
                    text,
                    "unknown unit '" + unit + "'. "
                            + NearestWord.hint(
                                    unit, java.util.List.of("KiB", "MiB", "GiB", "TiB", "KB", "MB", "GB", "TB"))
                            + "The units are k, m, g, t, KiB, MiB, GiB, TiB (powers of 1024), KB, MB, GB, TB (powers of 1000) and %");
        }
        return BigDecimal.valueOf(factor);
    }

    private static Map<String, Long> units() {
        Map<String, Long> units = new LinkedHashMap<>();
        long binary = 1;
        long decimal = 1;
        for (String letter : new String[] {"k", "m", "g", "t"}) {
            binary *= 1024;
            decimal *= 1000;
            units.put(letter, binary);
            units.put(letter + "ib", binary);
            units.put(letter + "b", decimal);
        }
        return units;
    }
}
