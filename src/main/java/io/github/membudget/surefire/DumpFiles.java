package io.github.membudget.surefire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files into which Surefire writes what went wrong with a fork, beside its reports. */
final class DumpFiles {
    private DumpFiles() {}

    /** Those written since then. */
    static List<Path> since(long millis, Path reports) {
        if (!Files.isDirectory(reports)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(reports)) {
            return files.filter(file -> file.toString().matches(".*\\.(dump|dumpstream)"))
                    .filter(file -> file.toFile().lastModified() >= millis)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            // They are where they always are, unnamed.
            return List.of();
        }
    }
}
