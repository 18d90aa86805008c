package io.github.membudget.extension;

import io.github.membudget.surefire.SurefireKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Replaces a project's executions of Surefire and Failsafe by our goals, with the same phase, ids and order. */
final class SurefireTakeover {
    private static final String NOT_BOUND = "none";

    private final MavenProject project;
    private final String ownKey;

    SurefireTakeover(MavenProject project, String ownKey) {
        this.project = project;
        this.ownKey = ownKey;
    }

    /** @throws IllegalStateException if the model did not take an edit: better no build than one without tests */
    void apply() {
        Map<SurefireKind, List<String>> replaceable = new EnumMap<>(SurefireKind.class);
        for (SurefireKind kind : SurefireKind.values()) {
            List<String> ids = replaceableIds(kind);
            if (!ids.isEmpty()) {
                replaceable.put(kind, ids);
            }
        }
        if (!replaceable.isEmpty()) {
            standBefore(replaceable.keySet());
            replaceable.forEach((kind, ids) -> ids.forEach(id -> replace(kind, id)));
        }
    }

    private List<String> replaceableIds(SurefireKind kind) {
        Plugin theirs = project.getPlugin(kind.key());
        if (theirs == null) {
            return List.of();
        }
        return theirs.getExecutions().stream()
                .filter(execution -> execution.getGoals().contains(kind.goal()))
                .filter(execution -> !NOT_BOUND.equals(execution.getPhase()) && !"".equals(execution.getPhase()))
                .map(PluginExecution::getId)
                .toList();
    }

    /** Within a phase, Maven runs plugins in the order of the list. */
    private void standBefore(Collection<SurefireKind> kinds) {
        List<Plugin> plugins = new ArrayList<>(project.getBuild().getPlugins());
        Plugin own = plugins.remove(indexOf(plugins, ownKey));
        int first = kinds.stream()
                .mapToInt(kind -> indexOf(plugins, kind.key()))
                .min()
                .orElseThrow();
        plugins.add(first, own);
        project.getBuild().setPlugins(plugins);
        project.getBuild().flushPluginMap();
    }

    private static int indexOf(List<Plugin> plugins, String key) {
        for (int i = 0; i < plugins.size(); i++) {
            if (key.equals(plugins.get(i).getKey())) {
                return i;
            }
        }
        throw new IllegalStateException("membudget: no plugin " + key + " in the model");
    }

    private void replace(SurefireKind kind, String id) {
        // Maven 4's plugins are views that go stale when a sibling is edited: each edit fetches its own anew.
        PluginExecution theirs = execution(kind.key(), id).orElseThrow();
        String phase = theirs.getPhase();
        int priority = priority(theirs);
        unbind(theirs, kind);

        Plugin own = project.getPlugin(ownKey);
        Optional<PluginExecution> written = execution(ownKey, id);
        PluginExecution ours = written.orElseGet(PluginExecution::new);
        ours.setId(id);
        ours.setPhase(phase);
        if (!ours.getGoals().contains(kind.goal())) {
            ours.addGoal(kind.goal());
        }
        setPriority(ours, priority);
        if (written.isEmpty()) {
            if (own.getConfiguration() instanceof Xpp3Dom configuration) {
                ours.setConfiguration(new Xpp3Dom(configuration));
            }
            own.addExecution(ours);
        }
        own.flushExecutionMap();
        if (execution(ownKey, id)
                .filter(found -> found.getGoals().contains(kind.goal()))
                .isEmpty()) {
            throw new IllegalStateException("membudget: this Maven did not accept the execution '" + id + "' in "
                    + project.getId() + "; run with -Dmembudget.skip and report it");
        }
    }

    /** Their configuration stays where it is: our goal reads it there. Failsafe's verify goal stays bound. */
    private void unbind(PluginExecution theirs, SurefireKind kind) {
        List<String> left = new ArrayList<>(theirs.getGoals());
        left.remove(kind.goal());
        if (left.isEmpty()) {
            theirs.setPhase(NOT_BOUND);
        } else {
            theirs.setGoals(left);
        }
        project.getPlugin(kind.key()).flushExecutionMap();
    }

    private Optional<PluginExecution> execution(String pluginKey, String id) {
        return project.getPlugin(pluginKey).getExecutions().stream()
                .filter(execution -> id.equals(execution.getId()))
                .findFirst();
    }

    private static int priority(PluginExecution execution) {
        try {
            return execution.getPriority();
        } catch (LinkageError absentInThisMaven) {
            return 0;
        }
    }

    private static void setPriority(PluginExecution execution, int priority) {
        try {
            execution.setPriority(priority);
        } catch (LinkageError absentInThisMaven) {
            // Then the order of the plugins alone decides, which was seen to already.
        }
    }
}
