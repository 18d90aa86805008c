package io.github.membudget.extension;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The configuration of Maven's build cache extension: what it says of Surefire's goals does not hold for ours, in whose place they run. */
final class BuildCacheConfiguration {
    private static final String FILE = ".mvn/maven-build-cache-config.xml";
    private static final String THEIRS = "maven-surefire-plugin";

    private BuildCacheConfiguration() {}

    /**
     * For a user whose cache might take a build without tests for one with them.
     *
     * @param root the directory of {@code .mvn}
     */
    static Optional<String> warning(@Nullable File root, String artifactId) {
        try {
            Path file = root == null ? null : root.toPath().resolve(FILE);
            String text = file == null || !Files.isRegularFile(file) ? "" : Files.readString(file);
            return text.contains(THEIRS) && !text.contains(artifactId)
                    ? Optional.of("membudget: " + FILE + " names " + THEIRS + " and not " + artifactId
                            + ", which runs in its place. A build with -DskipTests may then be taken from the cache for one with"
                            + " tests. Write what it says of " + THEIRS + " for " + artifactId
                            + " too; build-cache-and-daemons.md has it to copy.")
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // The cache extension will say what is wrong with it.
            return Optional.empty();
        }
    }
}
