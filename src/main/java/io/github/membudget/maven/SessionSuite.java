package io.github.membudget.maven;

import io.github.membudget.configure.Settings;
import io.github.membudget.model.Host;
import io.github.membudget.run.Onlooker;
import io.github.membudget.run.SuiteEnd;
import io.github.membudget.run.SuiteRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.SessionData;

/** Gives all goals of a Maven session the same {@link SuiteRun}. The first goal makes it, and it ends with the session. */
public final class SessionSuite {
    private static final String STATE = "io.github.membudget";
    private static final String HOST = "host";
    private static final String FIGURES = "figures";

    private final MavenSession session;
    private final PluginDescriptor own;
    private final Log log;

    public SessionSuite(MavenSession session, PluginDescriptor own, Log log) {
        this.session = session;
        this.own = own;
        this.log = log;
    }

    public boolean firstTime(String words) {
        return state().putIfAbsent("said: " + words, true) == null;
    }

    /** @param portable whether this system is asked only what any other tells too */
    public Host host(boolean portable) {
        // A key of its own for each class realm: another realm's Host is another class.
        return (Host) state().computeIfAbsent(
                        HOST + System.identityHashCode(Host.class),
                        key -> SuiteRun.readHost(
                                String.valueOf(session.getSystemProperties().getProperty("maven.version")), portable));
    }

    /** @param settings of the project that asks; the first one's hold for the suite */
    public SuiteRun suite(Settings settings, boolean portable) {
        int ours = System.identityHashCode(SuiteRun.class);
        SuiteRun run = (SuiteRun) state().computeIfAbsent("suite" + ours, key -> {
            SuiteRun suite = new SuiteRun(settings, host(portable), own.getVersion(), onlooker(), portable);
            if (hasSomeTests(session) || hasSomeGroups(session)) {
                suite.heaps().ofSomeTests();
            }
            if (TrialSettings.isTrial(session)) {
                suite.compilerChoices().madeForAll();
            }
            SessionEvents.beforeEnd(
                    session,
                    () -> harmlessly(() -> end(suite).finish(suiteDirectory(), extent(suite), this::testSources)));
            return suite;
        });
        state().putIfAbsent(FIGURES + ours, (Runnable)
                () -> harmlessly(() -> end(run).writeFigures(suiteDirectory(), extent(run))));
        return run;
    }

    /**
     * Writes the figures of what this session has run so far, where it has run any, as it will at its end. A goal that is called by its name has
     * classes of its own, which do not know the suite's: what they share is of the JDK.
     */
    public void writeFigures() {
        state().forEach((key, writing) -> {
            if (key.startsWith(FIGURES)) {
                ((Runnable) writing).run();
            }
        });
    }

    public void writeProjectReport(SuiteRun suite, MavenProject project) {
        String name = project.getGroupId() + ":" + project.getArtifactId();
        harmlessly(
                () -> end(suite).writeProject(name, Path.of(project.getBuild().getDirectory())));
    }

    /** A report that can't be made must not fail a build whose tests are through. */
    private void harmlessly(Runnable reporting) {
        try {
            reporting.run();
        } catch (RuntimeException | LinkageError e) {
            log.warn("membudget: the report could not be made: " + e, e);
        }
    }

    /** Whether somebody watches a terminal, as far as Maven's own options say; {@code run} asks the environment. */
    private Onlooker onlooker() {
        boolean plain = Stream.of("style.color", "maven.style.color")
                .anyMatch(name -> "never".equals(session.getUserProperties().getProperty(name)));
        boolean asked = session.getRequest().isInteractiveMode() && log.isInfoEnabled();
        return new Onlooker(asked, !plain);
    }

    private SuiteEnd end(SuiteRun suite) {
        return new SuiteEnd(suite, new LogMessages(log));
    }

    private List<Path> testSources(String project) {
        return session.getProjects().stream()
                .filter(one -> project.equals(one.getGroupId() + ":" + one.getArtifactId()))
                .flatMap(SourceRoots::ofTests)
                .distinct()
                .toList();
    }

    private Path suiteDirectory() {
        return RootProject.buildDirectory(session);
    }

    private SuiteEnd.Extent extent(SuiteRun suite) {
        if (hasSomeTests(session) || suite.isShard()) {
            return SuiteEnd.Extent.SOME_TESTS;
        }
        MavenExecutionResult result = session.getResult();
        return session.getProjects().size() == session.getAllProjects().size()
                        && session.getProjects().stream().allMatch(project -> result.getBuildSummary(project) != null)
                ? SuiteEnd.Extent.ALL
                : SuiteEnd.Extent.SOME_PROJECTS;
    }

    /** Whether Surefire or Failsafe was asked for single classes or methods. */
    public static boolean hasSomeTests(MavenSession session) {
        return Stream.of("test", "it.test").anyMatch(session.getUserProperties()::containsKey);
    }

    private static boolean hasSomeGroups(MavenSession session) {
        return Stream.of("groups", "excludedGroups", "surefire.includes", "surefire.excludes")
                .anyMatch(session.getUserProperties()::containsKey);
    }

    /** Shared by all projects and threads of this session. */
    @SuppressWarnings("unchecked")
    private Map<String, Object> state() {
        SessionData data = session.getRepositorySession().getData();
        data.set(STATE, null, new ConcurrentHashMap<String, Object>());
        return (Map<String, Object>) data.get(STATE);
    }
}
