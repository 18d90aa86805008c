package io.github.membudget.mojo;

import io.github.membudget.baseline.BaselineJson;
import io.github.membudget.model.Baseline;
import io.github.membudget.model.JvmSetting;
import io.github.membudget.model.MeasuredModule;
import io.github.membudget.model.PrivateFolder;
import io.github.membudget.report.json.ReportReader;
import io.github.membudget.suggest.Trials;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;

/** A Maven build of the same projects, with the same profiles, settings and properties, in a process of its own. */
final class TrialBuild implements Trials.Build {
    /** What says how this goal itself works. */
    private static final Set<String> OWN = Set.of(
            "membudget.verify",
            "membudget.write",
            "membudget.writeJvmConfig",
            "membudget.runs",
            "membudget.goals",
            "membudget.replace");

    /** What Maven's start script gives to its JVM. */
    static final String OPTIONS = "MAVEN_OPTS";

    private final MavenSession session;
    private final List<String> goals;
    private final Path directory;
    private volatile Optional<Process> running = Optional.empty();

    /** @param directory {@code target/membudget} of the project that Maven was started in */
    TrialBuild(MavenSession session, List<String> goals, Path directory) {
        this.session = session;
        this.goals = goals;
        this.directory = directory;
    }

    @Override
    public List<MeasuredModule> run(int number, Map<String, JvmSetting> settings) throws IOException {
        PrivateFolder.make(directory, directory);
        Path file = directory.resolve("trial.properties");
        TrialSettings.write(file, settings);
        Path report = directory.resolve("suite.json");
        run(directory.resolve("trial-" + number + ".log"), report, Map.of(TrialSettings.PROPERTY, file.toString()));
        return ReportReader.modules(report);
    }

    /** The same as it is configured. */
    Baseline figures(int number) throws IOException {
        PrivateFolder.make(directory, directory);
        Path figures = directory.resolve("figures.json");
        run(directory.resolve("baseline-" + number + ".log"), figures, Map.of());
        return BaselineJson.read(figures);
    }

    /**
     * Of one project and those that it needs.
     *
     * @param project {@code groupId:artifactId}
     * @param awaited what the build writes at its end
     * @param left it is ended after that
     */
    void one(String project, Path log, Path awaited, Map<String, String> properties, Duration left) throws IOException {
        List<String> command = command(properties);
        command.addAll(List.of("-pl", project, "-am"));
        run(command, log, awaited, Optional.of(left));
    }

    /** How long it takes without its tests, under options of Maven's own JVM besides. */
    Duration withoutTests(Path log, String options) throws IOException {
        List<String> command = command(Map.of("skipTests", "true"));
        long begun = System.nanoTime();
        int exit = run(command, log, options, Optional.empty());
        if (exit != 0) {
            throw new IOException("the build without tests ended with exit code " + exit + "; see " + log);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Ends what runs now: for when this JVM is told to end itself. */
    void stop() {
        running.ifPresent(TrialBuild::end);
    }

    private static void end(Process maven) {
        maven.descendants().forEach(ProcessHandle::destroy);
        maven.destroy();
    }

    private void run(Path log, Path awaited, Map<String, String> more) throws IOException {
        List<String> command = command(more);
        selected(command);
        run(command, log, awaited, Optional.empty());
    }

    private void run(List<String> command, Path log, Path awaited, Optional<Duration> left) throws IOException {
        Files.deleteIfExists(awaited);
        int exit = run(command, log, "", left);
        if (!Files.exists(awaited)) {
            throw new IOException(
                    exit == 0
                            ? "the build ran no test that the plugin measures, so that there is nothing to compare; see "
                                    + log
                            : "the build ended with exit code " + exit + " and wrote no report; see " + log);
        }
    }

    private int run(List<String> command, Path log, String options, Optional<Duration> left) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(new File(session.getExecutionRootDirectory()))
                .redirectErrorStream(true)
                // It says what the tests say.
                .redirectOutput(PrivateFolder.hiddenFile(log).toFile());
        builder.environment().merge(OPTIONS, options, (users, more) -> (users + " " + more).strip());
        Process maven = builder.start();
        running = Optional.of(maven);
        try {
            maven.getOutputStream().close();
            if (left.isPresent() && !maven.waitFor(left.get().toMillis(), TimeUnit.MILLISECONDS)) {
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

    /** The projects that this build was asked for. */
    private void selected(List<String> command) {
        MavenExecutionRequest request = session.getRequest();
        List<String> wanted = new ArrayList<>(request.getSelectedProjects());
        request.getExcludedProjects().forEach(project -> wanted.add("!" + project));
        if (!wanted.isEmpty()) {
            command.addAll(List.of("-pl", String.join(",", wanted)));
        }
        String behavior = Objects.requireNonNullElse(request.getMakeBehavior(), "");
        if (behavior.equals(MavenExecutionRequest.REACTOR_MAKE_UPSTREAM)
                || behavior.equals(MavenExecutionRequest.REACTOR_MAKE_BOTH)) {
            command.add("-am");
        }
        if (behavior.equals(MavenExecutionRequest.REACTOR_MAKE_DOWNSTREAM)
                || behavior.equals(MavenExecutionRequest.REACTOR_MAKE_BOTH)) {
            command.add("-amd");
        }
    }

    private boolean isMaven3() {
        return session.getSystemProperties().getProperty("maven.version", "3").startsWith("3");
    }

    private List<String> command(Map<String, String> more) {
        MavenExecutionRequest request = session.getRequest();
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("maven.home"), "bin", windows ? "mvn.cmd" : "mvn")
                .toString());
        command.addAll(List.of("-B", more.isEmpty() ? "-fn" : "-fae"));
        if (request.isOffline()) {
            command.add("-o");
        }
        if (request.getPom() != null) {
            command.addAll(List.of("-f", request.getPom().getPath()));
        }
        if (request.getUserSettingsFile() != null
                && request.getUserSettingsFile().exists()) {
            command.addAll(List.of("-s", request.getUserSettingsFile().getPath()));
        }
        // Settings may name profiles that no project has, which since Maven 4 is an error where one asks for them.
        String ifThere = isMaven3() ? "" : "?";
        request.getActiveProfiles().forEach(profile -> command.addAll(List.of("-P", ifThere + profile)));
        request.getInactiveProfiles().forEach(profile -> command.addAll(List.of("-P", "!" + ifThere + profile)));
        Properties properties = new Properties();
        properties.setProperty(
                "maven.repo.local", request.getLocalRepositoryPath().getPath());
        properties.putAll(session.getUserProperties());
        properties.setProperty("maven.test.failure.ignore", "true");
        properties.setProperty("membudget.formats", "none");
        properties.putAll(more);
        for (String name : properties.stringPropertyNames()) {
            if (!name.startsWith("env.") && !OWN.contains(name)) {
                command.add("-D" + name + "=" + properties.getProperty(name));
            }
        }
        command.addAll(goals);
        return command;
    }
}
