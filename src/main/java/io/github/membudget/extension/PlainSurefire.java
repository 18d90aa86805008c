package io.github.membudget.extension;

import io.github.membudget.surefire.SurefireKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;

/** A project's plugins as they were before ours took a place among them. */
final class PlainSurefire {
    private final MavenProject project;
    private final List<Plugin> plugins;
    private final Set<String> bound;

    private PlainSurefire(MavenProject project, List<Plugin> plugins) {
        this.project = project;
        this.plugins = plugins;
        this.bound = bound(project);
    }

    /** @param ownKey of this plugin, which may be among them already */
    static PlainSurefire of(MavenProject project, String ownKey) {
        Set<String> touched = Stream.concat(
                        Stream.of(ownKey), Stream.of(SurefireKind.values()).map(SurefireKind::key))
                .collect(Collectors.toSet());
        List<Plugin> plugins = new ArrayList<>();
        for (Plugin plugin : project.getBuild().getPlugins()) {
            plugins.add(touched.contains(plugin.getKey()) ? plugin.clone() : plugin);
        }
        return new PlainSurefire(project, plugins);
    }

    /** Puts them back. False where the project does not have its tests again. */
    boolean restored() {
        try {
            project.getBuild().setPlugins(plugins);
            project.getBuild().flushPluginMap();
            return bound(project).equals(bound);
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }

    /** Which of their executions run tests, and when. */
    private static Set<String> bound(MavenProject project) {
        return Stream.of(SurefireKind.values())
                .flatMap(kind -> Stream.ofNullable(project.getPlugin(kind.key()))
                        .flatMap(plugin -> plugin.getExecutions().stream())
                        .filter(execution -> execution.getGoals().contains(kind.goal()))
                        .map(execution -> kind.goal() + " " + execution.getId() + " " + execution.getPhase()))
                .collect(Collectors.toSet());
    }
}
