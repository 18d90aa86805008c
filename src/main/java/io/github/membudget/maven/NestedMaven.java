package io.github.membudget.maven;

import io.github.membudget.model.PrivateFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.maven.execution.MavenSession;

/** Runs Maven in a process of its own, for the same projects as this build, with the same profiles, settings and properties. */
public final class NestedMaven {
    /** What Maven's start script gives to its JVM. */
    static final String OPTIONS = "MAVEN_OPTS";

    private final MavenCommand command;
    private final File directory;
    private volatile Optional<Process> running = Optional.empty();

    public NestedMaven(MavenSession session, List<String> goals) {
        this.command = new MavenCommand(session, goals);
        this.directory = new File(session.getExecutionRootDirectory());
    }

    /**
     * Builds the projects that this build was asked for.
     *
     * @param log what the build prints goes there
     * @param awaited what the build writes at its end
     * @param properties besides those of this build
     * @throws IOException if the build does not write that
     */
    void projects(Path log, Path awaited, Map<String, String> properties) throws IOException {
        run(command.forSelectedProjects(properties), log, awaited, Optional.empty());
    }

    /**
     * Builds one project and those that it needs. The other parameters are as {@link #projects} has them.
     *
     * @param project {@code groupId:artifactId}
     * @param limit the build is ended after that
     * @throws IOException if the build does not write what is awaited, or not in time
     */
    void project(String project, Path log, Path awaited, Map<String, String> properties, Duration limit)
            throws IOException {
        run(command.forProject(project, properties), log, awaited, Optional.of(limit));
    }

    /**
     * How long a build takes without its tests.
     *
     * @param options of Maven's own JVM, besides the user's
     * @throws IOException if the build fails
     */
    Duration timeWithoutTests(Path log, String options) throws IOException {
        List<String> line = command.forAllProjects(Map.of("skipTests", "true"));
        long begun = System.nanoTime();
        int exit = run(line, log, options, Optional.empty());
        if (exit != 0) {
            throw new IOException("the build without tests ended with exit code " + exit + "; see " + log);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Ends what runs now: for when this JVM is told to end itself. */
    void stop() {
        running.ifPresent(NestedMaven::end);
    }

    private static void end(Process maven) {
        maven.descendants().forEach(ProcessHandle::destroy);
        maven.destroy();
    }

    private void run(List<String> line, Path log, Path awaited, Optional<Duration> limit) throws IOException {
        Files.deleteIfExists(awaited);
        int exit = run(line, log, "", limit);
        if (!Files.exists(awaited)) {
            throw new IOException(
                    exit == 0
                            ? "the build ran no test that the plugin measures, so that there is nothing to compare; see "
                                    + log
                            : "the build ended with exit code " + exit + " and wrote no report; see " + log);
        }
    }

    private int run(List<String> line, Path log, String options, Optional<Duration> limit) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(directory)
                .redirectErrorStream(true)
                // Nobody else may read it: it has what the tests print.
                .redirectOutput(PrivateFolder.hiddenFile(log).toFile());
        builder.environment().merge(OPTIONS, options, (users, more) -> (users + " " + more).strip());
        Process maven = builder.start();
        running = Optional.of(maven);
        try {
            maven.getOutputStream().close();
            if (limit.isPresent() && !maven.waitFor(limit.get().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("the time limit was passed; see " + log);
            }
            return maven.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            end(maven);
            running = Optional.empty();
        }
    }
}
