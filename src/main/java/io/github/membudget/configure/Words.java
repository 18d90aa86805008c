package io.github.membudget.configure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads a setting that is one of a few words. */
final class Words {
    private Words() {}

    /** @param where it stands, for the message */
    static <E extends Enum<E>> E parse(String where, String text, Class<E> type) throws InvalidSetting {
        E[] constants = type.getEnumConstants();
        List<String> words = Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        return constants[index(where, text, words)];
    }

    /** Whether it is the first of two words. */
    static boolean isFirst(String where, String text, String first, String second) throws InvalidSetting {
        return index(where, text, List.of(first, second)) == 0;
    }

    private static int index(String where, String text, List<String> words) throws InvalidSetting {
        int index = words.indexOf(text.strip().toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new InvalidSetting(
                    where,
                    text,
                    "unknown. " + NearestWord.hint(text, words) + "The words are " + String.join(", ", words));
        }
        return index;
    }
}
