package io.github.membudget.extension;

import io.github.membudget.run.Rehearsal;
import io.github.membudget.surefire.ForkedLifecycle;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.MavenExecutionException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Takes Surefire's place in every project that has this plugin, once the projects are read. */
public final class BudgetLifecycleParticipant extends AbstractMavenLifecycleParticipant {
    private static final String SKIP = "membudget.skip";
    private static final String TAKEN_OVER = "io.github.membudget.taken-over";

    private final OwnCoordinates own = OwnCoordinates.read();

    @Override
    public void afterProjectsRead(MavenSession session) throws MavenExecutionException {
        boolean takenOver = false;
        for (MavenProject project : session.getProjects()) {
            // Two copies of this class may be at work: one from .mvn/extensions.xml, one from a pom.
            try {
                if (project.getContextValue(TAKEN_OVER) == null && !skipped(session, project) && hasPlugin(project)) {
                    project.setContextValue(TAKEN_OVER, true);
                    new SurefireTakeover(project, own.key()).apply();
                    Rehearsal.begin();
                    takenOver = true;
                }
            } catch (IllegalStateException e) {
                throw new MavenExecutionException(e.getMessage(), e);
            }
        }
        if (takenOver) {
            session.getRequest()
                    .setExecutionListener(
                            ForkedLifecycle.heardBy(session.getRequest().getExecutionListener(), own.key()));
        }
    }

    private boolean hasPlugin(MavenProject project) {
        Plugin plugin = project.getPlugin(own.key());
        if (plugin != null) {
            return plugin.isExtensions() || isCoreExtension();
        }
        if (!isCoreExtension() || "pom".equals(project.getPackaging())) {
            return false;
        }
        Plugin added = new Plugin();
        added.setGroupId(own.groupId());
        added.setArtifactId(own.artifactId());
        added.setVersion(own.version());
        Plugin managed = project.getPluginManagement() == null
                ? null
                : project.getPluginManagement().getPluginsAsMap().get(own.key());
        if (managed != null) {
            added.setConfiguration(managed.getConfiguration());
        }
        project.getBuild().addPlugin(added);
        project.getBuild().flushPluginMap();
        return true;
    }

    /** From {@code .mvn/extensions.xml} the whole reactor is meant, whether or not a pom names the plugin. */
    private boolean isCoreExtension() {
        return String.valueOf(getClass().getClassLoader()).contains("coreExtension");
    }

    private boolean skipped(MavenSession session, MavenProject project) {
        for (Properties properties :
                new Properties[] {session.getUserProperties(), project.getProperties(), session.getSystemProperties()
                }) {
            String value = properties.getProperty(SKIP);
            if (value != null) {
                return value.isEmpty() || truth(value);
            }
        }
        return Optional.ofNullable(project.getPlugin(own.key()))
                .map(Plugin::getConfiguration)
                .filter(Xpp3Dom.class::isInstance)
                .map(configuration -> ((Xpp3Dom) configuration).getChild("skip"))
                .map(Xpp3Dom::getValue)
                .map(BudgetLifecycleParticipant::truth)
                .orElse(false);
    }

    /** @throws IllegalStateException where it is neither: a build that was to be spared would be measured, or the other way round */
    private static boolean truth(String value) {
        if (value.startsWith("${")) {
            // A property that nobody has set.
            return false;
        }
        if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
            return Boolean.parseBoolean(value);
        }
        throw new IllegalStateException("membudget: <skip> is '" + value + "': write true or false");
    }
}
