package io.github.membudget.maven;

import io.github.membudget.model.PrivateFolder;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;

/** Files in which this plugin hands something over to a nested build of it, or back. They are not for users. */
final class HandOverFile {
    private HandOverFile() {}

    /** What this build was handed over in the file that a property of it names; absent where there is no such property. */
    static Optional<Properties> of(MavenSession session, String property) {
        String file = session.getUserProperties().getProperty(property);
        if (file == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(Path.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Properties read(Path file) throws IOException {
        Properties lines = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            lines.load(in);
        }
        return lines;
    }

    static void write(Properties lines, Path file) throws IOException {
        Path folder = file.toAbsolutePath().resolveSibling("");
        PrivateFolder.make(folder.resolveSibling(""), folder);
        try (Writer out = Files.newBufferedWriter(file)) {
            lines.store(out, null);
        }
    }
}
