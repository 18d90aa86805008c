package io.github.membudget.configure;

import io.github.membudget.model.AllowedLeak;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.LeakPolicy;
import io.github.membudget.probe.format.LeakPattern;
import io.github.membudget.probe.format.LeftoverKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code <leaks>}: which leftovers fail the build, and what of them may stay. */
final class LeaksReader {
    private static final String NONE = "none";
    private static final String FAIL = "fail";
    private static final String ALLOW = "allow";
    private static final List<String> ELEMENTS = List.of(FAIL, ALLOW);

    /** What may stand in a {@code <leak>}. */
    private static final Declarations ENTRY = new Declarations();

    private static final Setting<Optional<LeftoverKind>> KIND =
            ENTRY.filled("kind", (where, text) -> LeftoverKinds.failing(where, text));
    private static final Setting<Optional<String>> PATTERN = ENTRY.filled("pattern", (where, text) -> text);
    private static final Setting<Optional<String>> CLASS = ENTRY.filled("class", LeaksReader::className);
    private static final Setting<Optional<String>> REASON = ENTRY.filled("reason", (where, text) -> text);

    private LeaksReader() {}

    /**
     * What is written at one place.
     *
     * @param kinds absent where it says nothing of them
     */
    record Written(Optional<Set<LeftoverKind>> kinds, List<AllowedLeak> allowed) {
        /** A module's own kinds stand in for the general ones; what is allowed for all is allowed for it too. */
        LeakPolicy within(LeakPolicy general) {
            List<AllowedLeak> all = new ArrayList<>(allowed);
            all.addAll(general.allowed());
            return new LeakPolicy(kinds.orElse(general.kinds()), List.copyOf(all));
        }
    }

    static LeakPolicy policy(String where, RawElement leaks) throws InvalidSetting {
        return read(where, leaks).within(LeakPolicy.OFF);
    }

    static Written read(String where, RawElement leaks) throws InvalidSetting {
        // <leaks>thread</leaks>, which is what the property comes to, is short for <leaks><fail>thread</fail></leaks>.
        Optional<Set<LeftoverKind>> kinds =
                leaks.value().isEmpty() ? Optional.empty() : Optional.of(kinds(where, leaks.value()));
        List<AllowedLeak> allowed = new ArrayList<>();
        for (RawElement element : leaks.children()) {
            String place = where + "/" + element.name();
            switch (element.name()) {
                case FAIL -> kinds = Optional.of(kinds(place, element.value()));
                case ALLOW -> allowed.addAll(allowed(place, element));
                default ->
                    throw new InvalidSetting(
                            place,
                            "",
                            "no such element. " + NearestWord.hint(element.name(), ELEMENTS)
                                    + "<leaks> has fail, the kinds that fail the build, and allow");
            }
        }
        return new Written(kinds, List.copyOf(allowed));
    }

    private static Set<LeftoverKind> kinds(String where, String text) throws InvalidSetting {
        Set<LeftoverKind> kinds = EnumSet.noneOf(LeftoverKind.class);
        if (text.equals(NONE)) {
            return kinds;
        }
        for (String word : LeftoverKinds.words(text)) {
            kinds.add(LeftoverKinds.failing(where, word));
        }
        return kinds;
    }

    private static List<AllowedLeak> allowed(String where, RawElement allow) throws InvalidSetting {
        List<AllowedLeak> read = new ArrayList<>();
        for (RawElement entry : allow.children()) {
            String place = where + "/leak[" + (read.size() + 1) + "]";
            if (!entry.name().equals("leak")) {
                throw new InvalidSetting(
                        where + "/" + entry.name(), "", "no such element; <allow> holds <leak> elements only");
            }
            ENTRY.refuseOthers(entry.children(), place, "A leak");
            read.add(entry(place, entry.children()));
        }
        return read;
    }

    private static AllowedLeak entry(String where, List<RawElement> written) throws InvalidSetting {
        // No size stands in it: there is nothing of which it could be a part.
        Values values = ENTRY.read(written, where + "/", Bytes.ZERO);
        LeftoverKind kind = values.get(KIND)
                .orElseThrow(() ->
                        new InvalidSetting(where, "", "has no <kind>; say what may stay, like <kind>thread</kind>"));
        String pattern = values.get(PATTERN)
                .orElseThrow(() -> new InvalidSetting(
                        where, "", "has no <pattern>; say how it is called, like <pattern>HikariPool-*</pattern>"));
        String reason = values.get(REASON)
                .orElseThrow(() -> new InvalidSetting(
                        where, "", "has no <reason>; say why it may stay, since whoever reads this later will ask"));
        String className = values.get(CLASS).orElse("");
        if (className.isEmpty() && pattern.chars().allMatch(character -> character == '*')) {
            throw new InvalidSetting(
                    where + "/pattern",
                    pattern,
                    "allows all of this kind. Leave " + kind.word() + " out of <fail> instead, or add a <class>");
        }
        return new AllowedLeak(new LeakPattern(kind, pattern, className), reason);
    }

    private static String className(String where, String text) throws InvalidSetting {
        if (text.contains("/") || text.contains("#")) {
            throw new InvalidSetting(
                    where, text, "no class name. Write it with dots, like com.acme.SearchTest or com.acme.*");
        }
        return text;
    }
}
