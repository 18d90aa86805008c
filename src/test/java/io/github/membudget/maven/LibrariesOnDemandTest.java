package io.github.membudget.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.junit.jupiter.api.Test;

class LibrariesOnDemandTest {
    private final List<String> asked = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    @Test
    void aLibraryComesWithThisPluginsOwnJar() {
        LibrariesOnDemand libraries = libraries(true);
        assertThat(libraries.heapReader()).hasSize(2).endsWith(Path.of("library.jar"));
        assertThat(libraries.flameGraphs()).contains(Path.of("library.jar"));
        assertThat(asked).hasSize(2).allMatch(coordinates -> coordinates.matches("[^$:]+:[^$:]+:jar:[^$:]+"));
        assertThat(warnings).isEmpty();
    }

    @Test
    void withoutARepositoryTheUserIsToldWhatIsMissing() {
        LibrariesOnDemand libraries = libraries(false);
        assertThat(libraries.heapReader()).isEmpty();
        assertThat(libraries.flameGraphs()).isEmpty();
        assertThat(warnings).hasSize(2);
        assertThat(warnings.get(0))
                .startsWith("membudget: the library that reads heap dumps could not be fetched (")
                .endsWith("): who holds what is not looked for. It is looked for once Maven can reach a repository.");
        assertThat(warnings.get(1))
                .startsWith("membudget: the library that draws flame graphs could not be fetched (")
                .endsWith("): none are drawn. It is looked for once Maven can reach a repository.");
    }

    @Test
    void nothingIsWrittenIntoPomsWithoutTheirEditor() {
        assertThatThrownBy(() -> libraries(false).pomEditor())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the library that edits poms could not be fetched: ");
    }

    private LibrariesOnDemand libraries(boolean there) {
        Object repositories = Proxy.newProxyInstance(
                RepositorySystem.class.getClassLoader(),
                new Class<?>[] {RepositorySystem.class},
                (proxy, method, arguments) -> {
                    ArtifactRequest request = (ArtifactRequest) arguments[1];
                    asked.add(request.getArtifact().toString());
                    if (!there) {
                        throw new ArtifactResolutionException(List.of(new ArtifactResult(request)));
                    }
                    return new ArtifactResult(request)
                            .setArtifact(request.getArtifact()
                                    .setFile(Path.of("library.jar").toFile()));
                });
        return new LibrariesOnDemand(
                (RepositorySystem) repositories,
                Sessions.of(Sessions.request(Path.of(""))),
                new MavenProject(),
                warnings::add);
    }
}
