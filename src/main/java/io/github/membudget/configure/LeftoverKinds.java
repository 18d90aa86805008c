package io.github.membudget.configure;

import io.github.membudget.probe.format.LeftoverKind;
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
            if (!LeftoverKind.WORDS.contains(kind)) {
                throw new InvalidSetting(
                        where,
                        kind,
                        "unknown. " + NearestWord.hint(kind, LeftoverKind.WORDS) + "The kinds are "
                                + String.join(", ", LeftoverKind.WORDS));
            }
            kinds.add(kind);
        }
        return kinds;
    }
}
