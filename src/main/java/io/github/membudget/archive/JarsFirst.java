package io.github.membudget.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A class path in another order that no class loader can tell from the first: jars that last come to its front, and of no two entries that
 * change places both hold one name.
 *
 * @param front the jars that an archive can be of
 * @param rest all others, in their old order
 * @param names that the front's jars hold
 * @param clash the first that kept a jar where it was
 */
public record JarsFirst(List<Path> front, List<Path> rest, Set<String> names, Optional<Clash> clash) {
    /**
     * @param lasting whether a jar stays as it is from build to build
     * @throws IOException if an entry cannot be read, so that nothing is known of its names
     */
    public static JarsFirst of(List<Path> classPath, Predicate<Path> lasting) throws IOException {
        List<Path> front = new ArrayList<>();
        List<Path> rest = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Map<String, Path> passed = new HashMap<>();
        Optional<Clash> clash = Optional.empty();
        for (Path entry : classPath) {
            Set<String> held = EntryNames.of(entry);
            boolean candidate = isJar(entry) && lasting.test(entry) && !EntryNames.bringsOthers(entry);
            Optional<Clash> own = candidate ? clash(entry, held, passed) : Optional.empty();
            if (candidate && own.isEmpty()) {
                front.add(entry);
                names.addAll(held);
            } else {
                clash = clash.or(() -> own);
                rest.add(entry);
                held.forEach(name -> passed.putIfAbsent(name, entry));
            }
        }
        return new JarsFirst(List.copyOf(front), List.copyOf(rest), Set.copyOf(names), clash);
    }

    static boolean isJar(Path entry) {
        return entry.getFileName() != null
                && entry.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jar")
                && Files.isRegularFile(entry);
    }

    /** Of several the same one each time. */
    private static Optional<Clash> clash(Path jar, Set<String> held, Map<String, Path> passed) {
        return held.stream()
                .filter(passed::containsKey)
                .sorted()
                .findFirst()
                .map(name -> new Clash(name, passed.getOrDefault(name, jar), jar));
    }
}
