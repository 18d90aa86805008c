package io.github.membudget.investigate.dump;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which texts of a heap dump name something of the code; all others are the JVM's symbols for the code's literals. */
final class RedactedNames {
    /** Of the JDK's own classes: by these, readers know how many a collection holds, where a buffer ends, and how a string is coded. */
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

    /** Whether the field's value tells of a shape alone. */
    boolean isStructure(long type, long field) {
        return structure.contains(field) && ofTheJdk.contains(classes.getOrDefault(type, 0L));
    }
}
