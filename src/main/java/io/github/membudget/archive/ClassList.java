package io.github.membudget.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The classes that forks loaded, as HotSpot notes them, and of these the ones that an archive can hold. What agents make, put before the
 * JDK's own classes or load by other ways is in no jar of the front; a JVM that is told to archive it may refuse all.
 */
final class ClassList {
    private static final List<String> OF_THE_JDK = List.of(
            "java/",
            "javax/",
            "jdk/",
            "sun/",
            "com/sun/",
            "org/ietf/jgss/",
            "org/jcp/xml/",
            "org/w3c/dom/",
            "org/xml/sax/");

    /**
     * Made by the JVM while it runs, as are those that a line {@code @lambda-form-invoker} asks for. Archived, they have no bytes anywhere: once
     * an agent wants to see classes, as Mockito's does, HotSpot 17 looks for these bytes and crashes.
     */
    private static final String MADE_AT_RUN_TIME = "java/lang/invoke/BoundMethodHandle$Species_";

    /** What is noted of a class beside its name. */
    private static final Set<String> ABOUT_A_CLASS = Set.of("@lambda-proxy", "@cp");

    private ClassList() {}

    /**
     * Merges the lists of several forks.
     *
     * @param names that the archived jars hold
     */
    static List<String> of(List<Path> noted, Set<String> names) throws IOException {
        Set<String> kept = new LinkedHashSet<>();
        for (Path file : noted) {
            // A fork that was ended leaves its last line, or a character, half written.
            try (Stream<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines()) {
                lines.filter(line -> isKept(line, names))
                        .map(ClassList::withoutNumber)
                        .forEach(kept::add);
            }
        }
        return List.copyOf(kept);
    }

    private static boolean isKept(String line, Set<String> names) {
        String[] words = line.split("\\s+", 3);
        if (words[0].startsWith("@")) {
            return ABOUT_A_CLASS.contains(words[0]) && words.length > 2 && isArchived(words[1], names);
        }
        return !line.contains(" source:") && !words[0].startsWith(MADE_AT_RUN_TIME) && isArchived(words[0], names);
    }

    private static boolean isArchived(String className, Set<String> names) {
        return names.contains(className + ".class") || OF_THE_JDK.stream().anyMatch(className::startsWith);
    }

    /** Numbers are one fork's own; only classes of other loaders are told by them. */
    private static String withoutNumber(String line) {
        int id = line.startsWith("@") ? -1 : line.indexOf(" id:");
        return id < 0 ? line : line.substring(0, id);
    }
}
