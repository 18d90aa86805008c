package io.github.membudget.configure;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * How many of something: a number, or whatever fits.
 *
 * @param number from 1; absent for {@code auto}
 */
public record AutoCount(OptionalInt number) {
    public static final AutoCount ONE = new AutoCount(OptionalInt.of(1));
    public static final AutoCount AUTO = new AutoCount(OptionalInt.empty());

    static AutoCount parse(String where, String text) throws InvalidSetting {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (word.equals("auto")) {
            return AUTO;
        }
        if (!word.matches("0*[1-9][0-9]{0,3}")) {
            throw new InvalidSetting(where, text, "no such number; write a number from 1 to 9999, or auto");
        }
        return new AutoCount(OptionalInt.of(Integer.parseInt(word)));
    }
}
