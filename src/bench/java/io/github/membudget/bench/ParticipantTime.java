package io.github.membudget.bench;

import io.github.membudget.extension.BudgetLifecycleParticipant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.MavenExecutionException;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;

/** How long the lifecycle participant holds up a session in which many projects were read. */
final class ParticipantTime {
    private static final int OTHER_PLUGINS = 20;

    private ParticipantTime() {}

    /** @param goals none for an IDE's import */
    static double millis(int projects, List<String> goals) {
        DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setGoals(goals);
        request.setSystemProperties(new Properties());
        @SuppressWarnings("deprecation")
        MavenSession session = new MavenSession(null, null, request, new DefaultMavenExecutionResult());
        List<MavenProject> read = new ArrayList<>();
        for (int i = 0; i < projects; i++) {
            read.add(project(i));
        }
        session.setProjects(read);
        long start = System.nanoTime();
        try {
            new BudgetLifecycleParticipant().afterProjectsRead(session);
        } catch (MavenExecutionException e) {
            throw new IllegalStateException(e);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static MavenProject project(int number) {
        Build build = new Build();
        for (int i = 0; i < OTHER_PLUGINS; i++) {
            build.addPlugin(plugin("org.apache.maven.plugins", "other-" + i + "-plugin"));
        }
        Plugin surefire = plugin("org.apache.maven.plugins", "maven-surefire-plugin");
        PluginExecution execution = new PluginExecution();
        execution.setId("default-test");
        execution.setPhase("test");
        execution.addGoal("test");
        surefire.addExecution(execution);
        build.addPlugin(surefire);
        Plugin own = plugin("io.github.membudget", "membudget-maven-plugin");
        own.setExtensions("true");
        build.addPlugin(own);
        Model model = new Model();
        model.setGroupId("bench");
        model.setArtifactId("project-" + number);
        model.setVersion("1");
        model.setBuild(build);
        return new MavenProject(model);
    }

    private static Plugin plugin(String groupId, String artifactId) {
        Plugin plugin = new Plugin();
        plugin.setGroupId(groupId);
        plugin.setArtifactId(artifactId);
        plugin.setVersion("1");
        return plugin;
    }
}
