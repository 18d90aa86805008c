package io.github.membudget.configure;

import io.github.membudget.probe.format.LeftoverKind;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads kinds of what test classes leave behind, with commas between. */
final class LeftoverKinds {
    private LeftoverKinds() {}

    static Set<String> parse(String where, String text) throws InvalidSetting {
        Set<String> kinds = new TreeSet<>();
        for (String word : words(text)) {
            kinds.add(one(where, word).word());
        }
        return kinds;
    }

    /** What stands between the commas. */
    static List<String> words(String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static LeftoverKind one(String where, String word) throws InvalidSetting {
        return LeftoverKind.of(word).orElseThrow(() -> unknown(where, word, LeftoverKind.WORDS));
    }

    /** A kind that can fail a build: not {@code file}, which investigations alone look for. */
    static LeftoverKind failing(String where, String word) throws InvalidSetting {
        LeftoverKind kind = LeftoverKind.of(word)
                .orElseThrow(() -> unknown(
                        where,
                        word,
                        LeftoverKind.WORDS.stream()
                                .filter(known -> !known.equals(LeftoverKind.FILE.word()))
                                .toList()));
        if (kind == LeftoverKind.FILE) {
            throw new InvalidSetting(
                    where,
                    word,
                    "cannot fail a build: such files are looked for in investigations only, and by the time at which"
                            + " they were written. temporary-file can");
        }
        return kind;
    }

    private static InvalidSetting unknown(String where, String word, Collection<String> known) {
        return new InvalidSetting(
                where, word, "unknown. " + NearestWord.hint(word, known) + "The kinds are " + String.join(", ", known));
    }
}
