package io.github.membudget.configure;

import io.github.membudget.model.JvmChoice;
import io.github.membudget.model.JvmPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code <jvm>}. */
final class JvmWords {
    private static final String DEFAULT = "default";
    private static final String LEAN = "lean";

    private JvmWords() {}

    /** @param parameter where it stands */
    static JvmChoice parse(String parameter, String written) throws InvalidSetting {
        List<String> words = Arrays.stream(written.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.contains(DEFAULT) && words.size() > 1) {
            throw new InvalidSetting(
                    parameter, written, "default adds nothing, so that no other word can stand beside it");
        }
        Set<JvmPart> parts = EnumSet.noneOf(JvmPart.class);
        for (String word : words) {
            if (word.equals(LEAN)) {
                parts.addAll(JvmPart.lean());
            } else if (!word.equals(DEFAULT)) {
                parts.add(part(parameter, word));
            }
        }
        return new JvmChoice(parts);
    }

    private static JvmPart part(String parameter, String word) throws InvalidSetting {
        Optional<JvmPart> part = JvmPart.of(word);
        if (part.isEmpty()) {
            List<String> known = new ArrayList<>(List.of(DEFAULT, LEAN));
            Arrays.stream(JvmPart.values()).map(JvmPart::label).forEach(known::add);
            throw new InvalidSetting(
                    parameter,
                    word,
                    "unknown. " + NearestWord.hint(word, known) + "The words are " + String.join(", ", known)
                            + ". The path of a java belongs to Surefire's own <jvm>");
        }
        return part.get();
    }
}
