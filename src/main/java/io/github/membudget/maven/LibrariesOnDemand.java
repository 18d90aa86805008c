package io.github.membudget.maven;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** Libraries that few builds need. Maven fetches them when somebody does, so that no other build waits for them. */
public final class LibrariesOnDemand {
    private final RepositorySystem repositories;
    private final MavenSession session;
    private final MavenProject project;
    private final Consumer<String> warn;

    /**
     * @param project from whose plugin repositories they come
     * @param warn tells the user what cannot be had
     */
    public LibrariesOnDemand(
            RepositorySystem repositories, MavenSession session, MavenProject project, Consumer<String> warn) {
        this.repositories = repositories;
        this.session = session;
        this.project = project;
        this.warn = warn;
    }

    /** The class path of the JVM that reads heap dumps: this plugin's jar and the library; empty where that cannot be had. */
    public List<Path> heapReader() {
        try {
            return withOwnJar("heap-library.properties");
        } catch (IOException e) {
            warn.accept("membudget: the library that reads heap dumps could not be fetched (" + e.getMessage()
                    + "): who holds what is not looked for. It is looked for once Maven can reach a repository.");
            return List.of();
        }
    }

    /** The library that draws flame graphs; empty where it cannot be had. */
    public Optional<Path> flameGraphs() {
        try {
            return Optional.of(jar("flame-library.properties"));
        } catch (IOException e) {
            warn.accept("membudget: the library that draws flame graphs could not be fetched (" + e.getMessage()
                    + "): none are drawn. It is looked for once Maven can reach a repository.");
            return Optional.empty();
        }
    }

    /**
     * The class path of the editor of poms: this plugin's jar and the library.
     *
     * @throws IOException where that cannot be had
     */
    List<Path> pomEditor() throws IOException {
        try {
            return withOwnJar("pom-library.properties");
        } catch (IOException e) {
            throw new IOException("the library that edits poms could not be fetched: " + e.getMessage(), e);
        }
    }

    /**
     * The class path of what writes manifests for Kubernetes: this plugin's jar and the libraries with all that they need.
     *
     * @throws IOException where these cannot be had
     */
    List<Path> kubernetesModel() throws IOException {
        List<Path> all = new ArrayList<>(List.of(ownJar()));
        CollectRequest collected = new CollectRequest();
        for (Artifact library : libraries("kubernetes-library.properties")) {
            collected.addDependency(new Dependency(library, "runtime"));
        }
        collected.setRepositories(project.getRemotePluginRepositories());
        try {
            repositories
                    .resolveDependencies(session.getRepositorySession(), new DependencyRequest(collected, null))
                    .getArtifactResults()
                    .forEach(result -> all.add(result.getArtifact().getFile().toPath()));
            return List.copyOf(all);
        } catch (DependencyResolutionException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private List<Path> withOwnJar(String resource) throws IOException {
        return List.of(ownJar(), jar(resource));
    }

    private static Path ownJar() throws IOException {
        try {
            return Path.of(LibrariesOnDemand.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** @param resource that names libraries' coordinates, with commas between and the versions that we were built for */
    private static List<Artifact> libraries(String resource) throws IOException {
        Properties coordinates = new Properties();
        try (InputStream in = LibrariesOnDemand.class.getResourceAsStream(resource)) {
            coordinates.load(in);
        }
        return Stream.of(coordinates.getProperty("coordinates").split(","))
                .<Artifact>map(DefaultArtifact::new)
                .toList();
    }

    private Path jar(String resource) throws IOException {
        ArtifactRequest request =
                new ArtifactRequest(libraries(resource).get(0), project.getRemotePluginRepositories(), null);
        try {
            return repositories
                    .resolveArtifact(session.getRepositorySession(), request)
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
