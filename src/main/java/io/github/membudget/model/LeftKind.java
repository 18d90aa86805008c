package io.github.membudget.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a test class may leave behind. */
public enum LeftKind {
    THREAD,
    OPEN_FILE,
    OPEN_SOCKET,
    TEMPORARY_FILE,
    CHILD_PROCESS,
    MBEAN,
    SYSTEM_PROPERTY,
    DEFAULT,
    CLASS_LOADER,
    JDBC_DRIVER,
    DELETE_ON_EXIT;

    /** All {@linkplain #word() words}. */
    public static final List<String> WORDS =
            Stream.of(values()).map(LeftKind::word).toList();

    /** As the probe, rules and reports write it: {@code open-file}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty for a word that is none of these. */
    public static Optional<LeftKind> of(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
