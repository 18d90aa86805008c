package io.github.membudget.configure;

import io.github.membudget.probe.format.LeftoverKind;
import java.util.Set;
import java.util.TreeSet;

/** Reads kinds of what test classes leave behind, with commas between. */
final class LeftoverKinds {
    private LeftoverKinds() {}

    static Set<String> parse(String where, String text) throws InvalidSetting {
        Set<String> kinds = new TreeSet<>();
        for (String written : text.split(",", -1)) {
            String kind = written.strip();
            if (kind.isEmpty()) {
                continue;
            }
            kinds.add(one(where, kind).word());
        }
        return kinds;
    }

    static LeftoverKind one(String where, String word) throws InvalidSetting {
        return LeftoverKind.of(word)
                .orElseThrow(() -> new InvalidSetting(
                        where,
                        word,
                        "unknown. " + NearestWord.hint(word, LeftoverKind.WORDS) + "The kinds are "
                                + String.join(", ", LeftoverKind.WORDS)));
    }
}
