package io.github.membudget.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** The library that draws flame graphs: fetched when somebody investigates, so that no other build waits for it. */
public final class FlameLibrary {
    private static final String RESOURCE = "flame-library.properties";

    private FlameLibrary() {}

    /** Empty where it cannot be had, which the user is told. */
    public static Optional<Path> jar(HeapLibrary libraries, Log log) {
        try {
            return Optional.of(libraries.fetched(RESOURCE));
        } catch (ArtifactResolutionException | IOException e) {
            log.warn("membudget: the library that draws flame graphs could not be fetched (" + e.getMessage()
                    + "): none are drawn. It is looked for once Maven can reach a repository.");
            return Optional.empty();
        }
    }
}
