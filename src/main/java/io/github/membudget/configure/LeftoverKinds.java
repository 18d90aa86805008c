package io.github.membudget.configure;

import io.github.membudget.model.LeftKind;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code leftOff}: kinds of what test classes leave behind that are not looked for. */
final class LeftoverKinds {
    private LeftoverKinds() {}

    static Set<String> parse(String where, String text) throws InvalidSetting {
        Set<String> kinds = new TreeSet<>();
        for (String written : text.split(",", -1)) {
            String kind = written.strip();
            if (kind.isEmpty()) {
                continue;
            }
            if (!LeftKind.WORDS.contains(kind)) {
                throw new InvalidSetting(
                        where,
                        kind,
                        "unknown. " + NearestWord.hint(kind, LeftKind.WORDS) + "The kinds are "
                                + String.join(", ", LeftKind.WORDS));
            }
            kinds.add(kind);
        }
        return kinds;
    }
}
