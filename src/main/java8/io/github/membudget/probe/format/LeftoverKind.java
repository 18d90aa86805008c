package io.github.membudget.probe.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a test class can leave behind in its JVM. */
public enum LeftoverKind {
    THREAD("thread"),
    OPEN_FILE("open-file"),
    OPEN_SOCKET("open-socket"),
    TEMPORARY_FILE("temporary-file"),
    CHILD_PROCESS("child-process"),
    MBEAN("mbean"),
    SYSTEM_PROPERTY("system-property"),
    /** The default locale or time zone. */
    DEFAULT("default"),
    CLASS_LOADER("class-loader"),
    JDBC_DRIVER("jdbc-driver"),
    DELETE_ON_EXIT("delete-on-exit"),
    /** In the working directory or the build directory, which are looked through once the JVM has ended. */
    FILE("file");

    /** All {@linkplain #word() words}. */
    public static final List<String> WORDS = words();

    private final String word;

    LeftoverKind(String word) {
        this.word = word;
    }

    /** As users write it in their configuration, and as rules and reports have it. */
    public String word() {
        return word;
    }

    /** Empty for a word that is none of these. */
    public static Optional<LeftoverKind> of(String word) {
        for (LeftoverKind kind : values()) {
            if (kind.word.equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    // Without streams: they cost a small test JVM time.
    private static List<String> words() {
        List<String> words = new ArrayList<>();
        for (LeftoverKind kind : values()) {
            words.add(kind.word);
        }
        return Collections.unmodifiableList(words);
    }
}
