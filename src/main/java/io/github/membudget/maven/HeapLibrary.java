package io.github.membudget.maven;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** The library that reads heap dumps: fetched when somebody investigates, so that no other build waits for it. */
public final class HeapLibrary {
    private static final String RESOURCE = "heap-library.properties";

    private final RepositorySystem repositories;
    private final MavenSession session;
    private final MavenProject project;
    private final Log log;

    public HeapLibrary(RepositorySystem repositories, MavenSession session, MavenProject project, Log log) {
        this.repositories = repositories;
        this.session = session;
        this.project = project;
        this.log = log;
    }

    /** This plugin's jar and the library's; empty where it cannot be had, which the user is told. */
    public List<Path> classpath() {
        try {
            Path jar = fetched(RESOURCE);
            Path own = Path.of(HeapLibrary.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return List.of(own, jar);
        } catch (ArtifactResolutionException | IOException | URISyntaxException e) {
            log.warn("membudget: the library that reads heap dumps could not be fetched (" + e.getMessage()
                    + "): who holds what is not looked for. It is looked for once Maven can reach a repository.");
            return List.of();
        }
    }

    /** @param resource that names a library's coordinates, with the version that we were built for */
    public Path fetched(String resource) throws ArtifactResolutionException, IOException {
        Properties coordinates = new Properties();
        try (InputStream in = HeapLibrary.class.getResourceAsStream(resource)) {
            coordinates.load(in);
        }
        Artifact library = new DefaultArtifact(coordinates.getProperty("coordinates"));
        return repositories
                .resolveArtifact(
                        session.getRepositorySession(),
                        new ArtifactRequest(library, project.getRemotePluginRepositories(), null))
                .getArtifact()
                .getFile()
                .toPath();
    }
}
