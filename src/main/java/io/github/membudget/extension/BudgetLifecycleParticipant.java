package io.github.membudget.extension;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.configure.Skip;
import io.github.membudget.run.ClassWarmUp;
import io.github.membudget.surefire.ForkedLifecycle;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.MavenExecutionException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.InputSource;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Takes Surefire's place in every project that has this plugin, once the projects are read. IDEs call this too, with whatever they have
 * read: where it cannot be done, the project keeps its plain Surefire.
 */
public final class BudgetLifecycleParticipant extends AbstractMavenLifecycleParticipant {
    private static final String SKIP = "membudget.skip";
    private static final String TAKEN_OVER = "io.github.membudget.taken-over";

    private final Consumer<String> warn;

    public BudgetLifecycleParticipant() {
        this(words -> LoggerFactory.getLogger(BudgetLifecycleParticipant.class).warn(words));
    }

    BudgetLifecycleParticipant(Consumer<String> warn) {
        this.warn = warn;
    }

    @Override
    public void afterProjectsRead(MavenSession session) throws MavenExecutionException {
        List<MavenProject> projects = session.getProjects();
        if (projects == null || !willRun(session, projects)) {
            return;
        }
        OwnCoordinates own;
        try {
            own = OwnCoordinates.read();
        } catch (RuntimeException | LinkageError e) {
            warn.accept("membudget: all tests run by plain Surefire, without budgets: the plugin's own jar is damaged ("
                    + e + ")");
            return;
        }
        boolean taken = false;
        for (MavenProject project : projects) {
            taken |= takeOver(session, project, own);
        }
        if (taken) {
            listenToForkedLifecycles(session, own);
            BuildCacheConfiguration.warning(session.getRequest().getMultiModuleProjectDirectory(), own.artifactId())
                    .ifPresent(warn);
        }
    }

    private void listenToForkedLifecycles(MavenSession session, OwnCoordinates own) {
        try {
            session.getRequest()
                    .setExecutionListener(
                            ForkedLifecycle.heardBy(session.getRequest().getExecutionListener(), own.key()));
        } catch (RuntimeException | LinkageError e) {
            warn.accept(
                    "membudget: goals that run tests for a report of their own get them as the pom configures them: "
                            + e);
        }
    }

    /** An IDE that imports the projects reads Surefire's settings where they stand, for its own way to run tests. */
    private static boolean willRun(MavenSession session, List<MavenProject> projects) {
        List<String> goals = session.getGoals();
        return (goals != null && !goals.isEmpty())
                || projects.stream().anyMatch(project -> project.getDefaultGoal() != null);
    }

    /**
     * Whether our goals stand in Surefire's place now.
     *
     * @throws MavenExecutionException where the project would else be built without its tests
     */
    private boolean takeOver(MavenSession session, MavenProject project, OwnCoordinates own)
            throws MavenExecutionException {
        // Two copies of this class may be at work: one from .mvn/extensions.xml, one from a pom.
        if (project.getContextValue(TAKEN_OVER) != null) {
            return false;
        }
        PlainSurefire before = null;
        try {
            before = PlainSurefire.of(project, own.key());
            if (!skipped(session, project, own) && hasPlugin(project, own)) {
                project.setContextValue(TAKEN_OVER, true);
                new SurefireTakeover(project, own.key()).apply();
                ClassWarmUp.begin();
                return true;
            }
        } catch (RuntimeException | LinkageError e) {
            if (before != null && !before.restored()) {
                throw new MavenExecutionException(
                        "membudget: " + project.getId()
                                + " would be built without its tests: this Maven did not take back what"
                                + " was changed in its plugins; run with -Dmembudget.skip and report it: " + e,
                        e instanceof Exception exception ? exception : new IllegalStateException(e));
            }
            warn.accept("membudget: the tests of " + project.getId()
                    + " run by plain Surefire, without budgets: its plugins could not be changed (" + e
                    + "). Please report it; -Dmembudget.skip silences this.");
        }
        return false;
    }

    private boolean hasPlugin(MavenProject project, OwnCoordinates own) {
        Plugin plugin = project.getPlugin(own.key());
        if (plugin != null) {
            return plugin.isExtensions() || isCoreExtension();
        }
        if (!isCoreExtension()) {
            return false;
        }
        if ("pom".equals(project.getPackaging())) {
            manage(project, own);
            return false;
        }
        Plugin added = plugin(own);
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

    /** It has no tests, but at the root of a reactor Maven looks here for what {@code membudget:} means on the command line. */
    private static void manage(MavenProject project, OwnCoordinates own) {
        if (project.getPluginManagement() == null) {
            project.getBuild().setPluginManagement(new PluginManagement());
        }
        if (!project.getPluginManagement().getPluginsAsMap().containsKey(own.key())) {
            project.getPluginManagement().addPlugin(plugin(own));
            project.getPluginManagement().flushPluginMap();
        }
    }

    private static Plugin plugin(OwnCoordinates own) {
        Plugin added = new Plugin();
        added.setGroupId(own.groupId());
        added.setArtifactId(own.artifactId());
        added.setVersion(own.version());
        added.setLocation("version", fromExtensionsFile(own));
        return added;
    }

    /** Where its version is pinned: enforcer's rule about versions of plugins takes one from nowhere for Maven's own choice. */
    private static InputLocation fromExtensionsFile(OwnCoordinates own) {
        InputSource source = new InputSource();
        source.setModelId(own.groupId() + ":" + own.artifactId() + ":" + own.version());
        source.setLocation(".mvn/extensions.xml");
        return new InputLocation(-1, -1, source);
    }

    /** From {@code .mvn/extensions.xml} the whole reactor is meant, whether or not a pom names the plugin. */
    private boolean isCoreExtension() {
        return String.valueOf(getClass().getClassLoader()).contains("coreExtension");
    }

    private static boolean skipped(MavenSession session, MavenProject project, OwnCoordinates own) {
        for (Properties properties :
                new Properties[] {session.getUserProperties(), project.getProperties(), session.getSystemProperties()
                }) {
            String value = properties == null ? null : properties.getProperty(SKIP);
            if (value != null) {
                return isTrue(value);
            }
        }
        Plugin plugin = project.getPlugin(own.key());
        if (plugin == null || !(plugin.getConfiguration() instanceof Xpp3Dom configuration)) {
            return false;
        }
        Xpp3Dom skip = configuration.getChild("skip");
        String written = skip == null ? null : skip.getValue();
        return written != null && !written.isBlank() && isTrue(written);
    }

    /** What is neither true nor false is the goal's to tell, when it runs. */
    private static boolean isTrue(@Nullable String value) {
        try {
            return Skip.parse(value);
        } catch (InvalidSetting e) {
            return false;
        }
    }
}
