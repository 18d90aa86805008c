package io.github.membudget.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One thing about a fork's JVM that can be chosen by name in {@code <jvm>}. */
public enum JvmPart {
    /** The serial collector: no collector threads, no tables beside the heap. */
    SERIAL,
    /** The first compiler alone: nothing is compiled a second time for a JVM that ends in seconds. */
    C1,
    /** Fewer arenas of glibc's malloc, which keep what threads have freed. */
    ARENAS,
    /** Classes of the dependencies' jars from an archive that is mapped instead of parsed. */
    ARCHIVE;

    private static final Set<JvmPart> LEAN = Set.copyOf(EnumSet.of(SERIAL, C1, ARENAS));

    /** What {@code lean} stands for. */
    public static Set<JvmPart> lean() {
        return LEAN;
    }

    /** As users write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<JvmPart> of(String label) {
        return Arrays.stream(values())
                .filter(part -> part.label().equals(label))
                .findFirst();
    }
}
