package io.github.membudget.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** Where projects keep their sources. */
public final class SourceRoots {
    private SourceRoots() {}

    /** Of a project's tests, of its main code, then of the session's other projects. */
    public static List<Path> of(MavenProject project, MavenSession session) {
        return Stream.concat(
                        all(project),
                        session.getProjects().stream()
                                .filter(other -> other != project)
                                .flatMap(SourceRoots::all))
                .distinct()
                .toList();
    }

    /** Of the tests of all of the session's projects. */
    public static List<Path> ofTests(MavenSession session) {
        return session.getProjects().stream()
                .flatMap(SourceRoots::ofTests)
                .distinct()
                .toList();
    }

    private static Stream<Path> all(MavenProject project) {
        return Stream.concat(
                ofTests(project),
                Stream.concat(project.getCompileSourceRoots().stream().map(Path::of), usual(project, "src/main")));
    }

    /** What Maven knows of, and the usual directories of other languages, since not all compilers tell Maven which ones they read. */
    static Stream<Path> ofTests(MavenProject project) {
        return Stream.concat(project.getTestCompileSourceRoots().stream().map(Path::of), usual(project, "src/test"));
    }

    private static Stream<Path> usual(MavenProject project, String directory) {
        return Stream.of("kotlin", "scala", "groovy")
                .map(language ->
                        project.getBasedir().toPath().resolve(directory).resolve(language))
                .filter(Files::isDirectory);
    }
}
