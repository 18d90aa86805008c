package io.github.membudget.surefire;

import io.github.membudget.plan.ClassPatterns;
import io.github.membudget.plan.Ties;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.surefire.util.DependencyScanner;
import org.apache.maven.plugin.surefire.util.DirectoryScanner;
import org.apache.maven.project.MavenProject;
import org.apache.maven.surefire.api.testset.TestListResolver;

/** The test classes that Surefire would run, found with Surefire's own scanner and rules. */
final class SurefireClasses implements ClassPatterns {
    private static final String NESTED_CLASSES = "**/*$*";

    private final MojoConfiguration configuration;
    private final MavenProject project;
    private final List<String> defaultIncludes;

    SurefireClasses(MojoConfiguration configuration, MavenProject project, SurefireKind kind) {
        this.configuration = configuration;
        this.project = project;
        this.defaultIncludes = switch (kind) {
            case SUREFIRE -> List.of("**/Test*.java", "**/*Test.java", "**/*Tests.java", "**/*TestCase.java");
            case FAILSAFE -> List.of("**/IT*.java", "**/*IT.java", "**/*ITCase.java");
        };
    }

    /** The pattern that limits this run: {@code -Dtest}, {@code -Dit.test}. */
    Optional<String> test() {
        return configuration.text("test");
    }

    /** What this run would run. */
    Collection<String> selected() throws MojoExecutionException {
        Optional<String> test = test();
        return test.isPresent() ? scan(new TestListResolver(test.get())) : all();
    }

    /** What a run without {@code -Dtest} would run. */
    Collection<String> all() throws MojoExecutionException {
        return scan(new TestListResolver(includes(), excludes()));
    }

    /** The excludes in force, Surefire's own where the user names none. */
    List<String> excludes() throws MojoExecutionException {
        List<String> excludes = new ArrayList<>(configuration.list("excludes"));
        excludes.addAll(lines("excludesFile"));
        return excludes.isEmpty() ? List.of(NESTED_CLASSES) : excludes;
    }

    private List<String> includes() throws MojoExecutionException {
        List<String> includes = new ArrayList<>(configuration.list("includes"));
        includes.addAll(lines("includesFile"));
        return includes.isEmpty() ? defaultIncludes : includes;
    }

    /** Where there is no TestNG, no class needs another one. */
    Ties ties() throws MojoExecutionException {
        boolean testNg =
                project.getArtifacts().stream().anyMatch(artifact -> "org.testng".equals(artifact.getGroupId()));
        Optional<String> directory = configuration.text("testClassesDirectory");
        return testNg && directory.isPresent() ? TiedClasses.among(Path.of(directory.get()), all()) : Ties.NONE;
    }

    @Override
    public Predicate<String> matching(List<String> includes, List<String> excludes) {
        TestListResolver resolver = new TestListResolver(includes, excludes);
        return className -> resolver.shouldRun(TestListResolver.toClassFileName(className), null);
    }

    private Collection<String> scan(TestListResolver filter) throws MojoExecutionException {
        Set<String> classes = new LinkedHashSet<>();
        File directory =
                configuration.text("testClassesDirectory").map(File::new).orElse(null);
        if (directory != null && directory.isDirectory()) {
            classes.addAll(new DirectoryScanner(directory, filter).scan().getClasses());
        }
        for (Artifact artifact : DependencyScanner.filter(
                new ArrayList<>(project.getArtifacts()), configuration.list("dependenciesToScan"))) {
            File file = artifact.getFile();
            if (file != null && file.isDirectory()) {
                classes.addAll(new DirectoryScanner(file, filter).scan().getClasses());
            } else if (file != null && file.isFile()) {
                classes.addAll(
                        new DependencyScanner(List.of(file), filter).scan().getClasses());
            }
        }
        return classes;
    }

    private List<String> lines(String parameter) throws MojoExecutionException {
        Optional<String> file = configuration.text(parameter);
        if (file.isEmpty()) {
            return List.of();
        }
        try {
            return Files.readAllLines(new File(file.get()).toPath()).stream()
                    .map(String::trim)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new MojoExecutionException("membudget: cannot read <" + parameter + "> " + file.get(), e);
        }
    }
}
