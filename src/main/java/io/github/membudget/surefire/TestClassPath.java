package io.github.membudget.surefire;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** Predicts the class path that Surefire will give to the tests. Before it is relied on, it is compared with the real one. */
final class TestClassPath {
    /** One string of a process's environment can't be longer than 128 KiB on Linux; its own jars and a name come besides. */
    private static final int LONGEST = 100_000;

    private TestClassPath() {}

    /** In Surefire's order. */
    static List<Path> of(MojoConfiguration forks, MavenProject project) {
        Set<Path> path = new LinkedHashSet<>();
        path.add(absolute(
                forks.text("testClassesDirectory").orElse(project.getBuild().getTestOutputDirectory()), project));
        path.add(absolute(classes(forks, project), project));
        for (Artifact artifact : project.getArtifacts()) {
            File file = artifact.getFile();
            if (file != null && artifact.getArtifactHandler().isAddedToClasspath()) {
                path.add(Path.of(file.getAbsolutePath()));
            }
        }
        forks.list("additionalClasspathElements").stream()
                .flatMap(elements -> Arrays.stream(elements.split(",")))
                .filter(element -> !element.isBlank())
                .forEach(element -> path.add(Path.of(element.trim())));
        return new ArrayList<>(path);
    }

    /** Failsafe takes what was packaged, where nothing else is configured. */
    private static String classes(MojoConfiguration forks, MavenProject project) {
        File packaged =
                project.getArtifact() == null ? null : project.getArtifact().getFile();
        return forks.text("classesDirectory")
                .orElse(
                        packaged != null && packaged.isFile()
                                ? packaged.getPath()
                                : project.getBuild().getOutputDirectory());
    }

    private static Path absolute(String path, MavenProject project) {
        return project.getBasedir().toPath().toAbsolutePath().resolve(path);
    }

    /** Why the class path of these forks is none that can be put into another order. */
    static Optional<String> whyNot(MojoConfiguration forks, List<Path> path) {
        if (File.separatorChar == '\\') {
            return Optional.of("on Windows no script can stand in for java");
        }
        if (forks.dom().getChild("useSystemClassLoader") != null && !forks.flag("useSystemClassLoader")) {
            return Optional.of(
                    "with <useSystemClassLoader>false</useSystemClassLoader> tests have a class loader of Surefire's");
        }
        for (String filter : List.of(
                "classpathDependencyExcludes", "classpathDependencyScopeExclude", "additionalClasspathDependencies")) {
            if (!forks.list(filter).isEmpty() || hasChildren(forks, filter)) {
                return Optional.of("Surefire's <" + filter + "> changes the class path in ways not followed here");
            }
        }
        if (forks.flag("useModulePath") && path.stream().limit(2).anyMatch(TestClassPath::isModule)) {
            return Optional.of(
                    "the module-info makes it run on the module path, with a module that is patched: JVMs use no archive then");
        }
        return joined(path).length() > LONGEST
                ? Optional.of("its class path is too long for a command line")
                : Optional.empty();
    }

    private static boolean hasChildren(MojoConfiguration forks, String name) {
        return forks.dom().getChild(name) != null && forks.dom().getChild(name).getChildCount() > 0;
    }

    private static boolean isModule(Path directory) {
        return directory.resolve("module-info.class").toFile().isFile();
    }

    static String joined(List<Path> path) {
        return String.join(File.pathSeparator, path.stream().map(Path::toString).toList());
    }

    /** Whether a jar stays as it is when this build runs again: what the build makes itself does not. */
    static boolean lasts(Path jar, MavenSession session) {
        return session.getProjects().stream()
                .noneMatch(project -> jar.startsWith(Path.of(project.getBuild().getDirectory())));
    }
}
