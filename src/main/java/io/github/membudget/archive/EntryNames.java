package io.github.membudget.archive;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The names that an entry of a class path answers to: classes, resources, services files. All but directories and the manifest. */
final class EntryNames {
    private static final String VERSIONS = "META-INF/versions/";

    /** Elsewhere a directory may answer to a name in any case. */
    private static final boolean BY_CASE = File.separatorChar == '/'
            && !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");

    private EntryNames() {}

    /** Empty where there is nothing. */
    static Set<String> of(Path entry) throws IOException {
        Set<String> names = new HashSet<>();
        add(entry, names, new HashSet<>());
        return names;
    }

    /** Whether its manifest brings others into the class path that are there. */
    static boolean bringsOthers(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            return brought(jar, file).stream().anyMatch(Files::exists);
        }
    }

    private static void add(Path entry, Set<String> names, Set<Path> seen) throws IOException {
        if (!seen.add(entry)) {
            return;
        }
        if (Files.isDirectory(entry)) {
            addDirectory(entry, names);
        } else if (Files.isRegularFile(entry)) {
            addJar(entry, names, seen);
        }
    }

    private static void addDirectory(Path directory, Set<String> names) throws IOException {
        try (Stream<Path> files = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (!Files.isDirectory(file)) {
                    addName(directory.relativize(file).toString().replace(File.separatorChar, '/'), names);
                }
            }
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void addJar(Path jar, Set<String> names, Set<Path> seen) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            Enumeration<? extends ZipEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory()) {
                    addName(entry.getName(), names);
                    addName(plain(entry.getName()), names);
                }
            }
            for (Path other : brought(jar, file)) {
                add(other, names, seen);
            }
        }
    }

    private static void addName(String name, Set<String> names) {
        if (!name.equalsIgnoreCase(JarFile.MANIFEST_NAME)) {
            names.add(BY_CASE ? name : name.toLowerCase(Locale.ROOT));
        }
    }

    /** The name under which a multi-release jar gives what it holds for one Java version. */
    private static String plain(String name) {
        int slash = name.startsWith(VERSIONS) ? name.indexOf('/', VERSIONS.length()) : -1;
        return slash < 0 ? name : name.substring(slash + 1);
    }

    private static List<Path> brought(Path jar, JarFile file) throws IOException {
        Manifest manifest = file.getManifest();
        String value = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
        Set<Path> paths = new LinkedHashSet<>();
        for (String word : value == null ? new String[0] : value.trim().split("\\s+")) {
            try {
                paths.add(Path.of(jar.toUri().resolve(word)));
            } catch (RuntimeException e) {
                // No file, or none that this system can name: nothing that a class path can hold.
                continue;
            }
        }
        return List.copyOf(paths);
    }
}
