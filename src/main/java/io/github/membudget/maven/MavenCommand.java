package io.github.membudget.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;

/** Command lines that start a Maven like the one that runs: same pom, profiles, settings, properties and repository. */
final class MavenCommand {
    /** Properties of the goals that start another Maven. They say how those goals work, so that the other must not have them. */
    private static final Set<String> OWN = Set.of(
            "membudget.verify",
            "membudget.write",
            "membudget.writeJvmConfig",
            "membudget.runs",
            "membudget.goals",
            "membudget.replace");

    private final MavenSession session;
    private final MavenExecutionRequest request;
    private final List<String> goals;

    MavenCommand(MavenSession session, List<String> goals) {
        this.session = session;
        this.request = session.getRequest();
        this.goals = goals;
    }

    /** @param more properties besides those of this build */
    List<String> forAllProjects(Map<String, String> more) {
        List<String> line = new ArrayList<>();
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
        line.add(Path.of(System.getProperty("maven.home"), "bin", windows ? "mvn.cmd" : "mvn")
                .toString());
        line.addAll(List.of("-B", more.isEmpty() ? "-fn" : "-fae"));
        if (request.isOffline()) {
            line.add("-o");
        }
        if (request.getPom() != null) {
            line.addAll(List.of("-f", request.getPom().getPath()));
        }
        File settings = request.getUserSettingsFile();
        if (settings != null && settings.exists()) {
            line.addAll(List.of("-s", settings.getPath()));
        }
        addProfiles(line);
        addProperties(line, more);
        line.addAll(goals);
        return line;
    }

    /** The projects that this build was asked for. */
    List<String> forSelectedProjects(Map<String, String> more) {
        List<String> line = forAllProjects(more);
        List<String> wanted = new ArrayList<>(request.getSelectedProjects());
        request.getExcludedProjects().forEach(project -> wanted.add("!" + project));
        if (!wanted.isEmpty()) {
            line.addAll(List.of("-pl", String.join(",", wanted)));
        }
        String behavior = Objects.requireNonNullElse(request.getMakeBehavior(), "");
        boolean both = behavior.equals(MavenExecutionRequest.REACTOR_MAKE_BOTH);
        if (both || behavior.equals(MavenExecutionRequest.REACTOR_MAKE_UPSTREAM)) {
            line.add("-am");
        }
        if (both || behavior.equals(MavenExecutionRequest.REACTOR_MAKE_DOWNSTREAM)) {
            line.add("-amd");
        }
        return line;
    }

    /**
     * One project and those that it needs.
     *
     * @param project {@code groupId:artifactId}
     */
    List<String> forProject(String project, Map<String, String> more) {
        List<String> line = forAllProjects(more);
        line.addAll(List.of("-pl", project, "-am"));
        return line;
    }

    private void addProfiles(List<String> line) {
        // Settings may name profiles that no project has, which since Maven 4 is an error where one asks for them.
        boolean maven3 =
                session.getSystemProperties().getProperty("maven.version", "3").startsWith("3");
        String ifThere = maven3 ? "" : "?";
        request.getActiveProfiles().forEach(profile -> line.addAll(List.of("-P", ifThere + profile)));
        request.getInactiveProfiles().forEach(profile -> line.addAll(List.of("-P", "!" + ifThere + profile)));
    }

    private void addProperties(List<String> line, Map<String, String> more) {
        Properties properties = new Properties();
        properties.setProperty(
                "maven.repo.local", request.getLocalRepositoryPath().getPath());
        properties.putAll(session.getUserProperties());
        properties.setProperty("maven.test.failure.ignore", "true");
        properties.setProperty("membudget.formats", "none");
        properties.putAll(more);
        for (String name : properties.stringPropertyNames()) {
            if (!name.startsWith("env.") && !OWN.contains(name)) {
                line.add("-D" + name + "=" + properties.getProperty(name));
            }
        }
    }
}
