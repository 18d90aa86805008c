package io.github.membudget.configure;

import io.github.membudget.model.ReportFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code formats}: what is written for CI systems. */
final class ReportFormats {
    private static final String DETECTED = "auto";
    private static final String NONE = "none";

    private ReportFormats() {}

    /** Empty for what is detected; a set without elements for none. */
    static Optional<Set<ReportFormat>> parse(String where, String written) throws InvalidSetting {
        String text = written.strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty() || text.equals(DETECTED)) {
            return Optional.empty();
        }
        Set<ReportFormat> formats = EnumSet.noneOf(ReportFormat.class);
        if (!text.equals(NONE)) {
            for (String format : text.split(",")) {
                formats.add(format(where, format.strip()));
            }
        }
        return Optional.of(formats);
    }

    private static ReportFormat format(String where, String name) throws InvalidSetting {
        try {
            return ReportFormat.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            List<String> known = new ArrayList<>(List.of(DETECTED, NONE));
            Arrays.stream(ReportFormat.values())
                    .map(format -> format.name().toLowerCase(Locale.ROOT))
                    .forEach(known::add);
            throw new InvalidSetting(
                    where, name, "unknown. " + NearestWord.hint(name, known) + "There are " + String.join(", ", known));
        }
    }
}
