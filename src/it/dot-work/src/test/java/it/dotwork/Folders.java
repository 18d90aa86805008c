package it.dotwork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where tests work: below target, as the temporary folder is no test's to fill. */
public final class Folders {
    private Folders() {}

    public static Path create(String name) throws IOException {
        Path parent = Files.createDirectories(Path.of("target", "work"));
        return Files.createTempDirectory(parent, name).toAbsolutePath();
    }

    public static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
