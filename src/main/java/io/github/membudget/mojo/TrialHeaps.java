package io.github.membudget.mojo;

import io.github.membudget.model.Bytes;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** Heaps that {@code membudget:suggest} tries in a build of its own: handed over in a file, not for users. */
final class TrialHeaps {
    static final String PROPERTY = "membudget.internal.trialHeaps";

    private TrialHeaps() {}

    static void write(Path file, Map<String, Bytes> heaps) throws IOException {
        Properties lines = new Properties();
        heaps.forEach((module, heap) -> lines.setProperty(module, Long.toString(heap.value())));
        try (var out = Files.newBufferedWriter(file)) {
            lines.store(out, null);
        }
    }

    /** By the module's name; empty where this build is no trial. */
    static Optional<Map<String, Bytes>> of(MavenSession session, MavenProject project, String executionId) {
        String file = session.getUserProperties().getProperty(PROPERTY);
        if (file == null) {
            return Optional.empty();
        }
        Properties lines = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of(file))) {
            lines.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String prefix = project.getGroupId() + ":" + project.getArtifactId() + " " + executionId + " ";
        Map<String, Bytes> heaps = new HashMap<>();
        for (String key : lines.stringPropertyNames()) {
            if (key.startsWith(prefix)) {
                heaps.put(key.substring(prefix.length()), new Bytes(Long.parseLong(lines.getProperty(key))));
            }
        }
        return Optional.of(heaps);
    }
}
