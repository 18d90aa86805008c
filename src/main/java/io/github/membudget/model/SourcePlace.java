package io.github.membudget.model;

import java.util.List;
import java.util.Optional;

/**
 * Where to look first.
 *
 * @param name {@code TimerLeakTest.java:5}; the class or the field alone where its source was not found
 * @param others how many more places made as much of it
 * @param excerpt of the source around it, where that was found
 */
public record SourcePlace(String name, int others, Optional<Excerpt> excerpt) {
    public static SourcePlace of(String name) {
        return new SourcePlace(name, 0, Optional.empty());
    }

    /** As a headline ends: {@code TimerLeakTest.java:5 and 2 more places}. */
    @Override
    public String toString() {
        return name + (others == 0 ? "" : " and " + others + (others == 1 ? " more place" : " more places"));
    }

    /**
     * Some lines of a source file.
     *
     * @param file relative to the project, with slashes
     * @param line the one that is meant, from 1
     * @param from the number of the first of the lines
     */
    public record Excerpt(String file, int line, int from, List<String> lines) {}
}
