package io.github.membudget.investigate.dump;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tells which texts of a heap dump are names of classes, methods and fields, and may stay. All other texts there are literals of the code, which
 * may be secrets.
 */
final class RedactedNames {
    /**
     * Fields of the JDK's own classes that keep their values: readers of dumps need them to tell a collection's size, a buffer's end and
     * a string's coding.
     */
    static final Set<String> STRUCTURE = Set.of(
            "size",
            "elementCount",
            "count",
            "baseCount",
            "head",
            "tail",
            "takeIndex",
            "putIndex",
            "capacity",
            "limit",
            "position",
            "coder");

    private static final String OF_THE_JDK = "java/";

    private final Set<Long> used = new HashSet<>();
    private final Set<Long> structure = new HashSet<>();
    private final Set<Long> ofTheJdk = new HashSet<>();
    private final Map<Long, Long> classes = new HashMap<>();

    void text(long id, byte[] text) {
        String name = new String(text, StandardCharsets.UTF_8);
        if (STRUCTURE.contains(name)) {
            structure.add(id);
        }
        if (name.startsWith(OF_THE_JDK)) {
            ofTheJdk.add(id);
        }
    }

    void use(long name) {
        used.add(name);
    }

    void ofClass(long type, long name) {
        use(name);
        classes.put(type, name);
    }

    boolean isUsed(long name) {
        return used.contains(name);
    }

    /** Whether the field is one of {@link #STRUCTURE} in a class of the JDK. */
    boolean isStructure(long type, long field) {
        return structure.contains(field) && ofTheJdk.contains(classes.getOrDefault(type, 0L));
    }
}
