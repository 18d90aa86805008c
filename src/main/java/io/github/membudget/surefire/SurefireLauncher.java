package io.github.membudget.surefire;

import io.github.membudget.launch.ForkLauncher;
import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.model.TestEvent;
import io.github.membudget.plan.Selection;
import io.github.membudget.plan.TestModule;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Runs the user's own Surefire, narrowed to one test module and with the tap in its forks' channels. */
public final class SurefireLauncher implements ForkLauncher {
    private static final String TAP_KEY = "io.github.membudget.tap.";

    private final MavenSession session;
    private final MavenProject project;
    private final BuildPluginManager plugins;
    private final SurefireKind kind;
    private final String executionId;
    private final MojoDescriptor mojo;
    private final MojoConfiguration configuration;
    private final SurefireClasses classes;
    private final SplitReports reports;
    private final ForkConfiguration forks;
    private final boolean onPlatform;

    SurefireLauncher(
            MavenSession session,
            MavenProject project,
            BuildPluginManager plugins,
            ToolchainManager toolchains,
            SurefireKind kind,
            String executionId,
            MojoDescriptor mojo,
            Xpp3Dom users,
            boolean onPlatform,
            Consumer<String> warn) {
        this.session = session;
        this.project = project;
        this.plugins = plugins;
        this.kind = kind;
        this.executionId = executionId;
        this.mojo = mojo;
        this.configuration = MojoConfiguration.of(
                users, mojo, new PluginParameterExpressionEvaluator(session, new MojoExecution(mojo, executionId)));
        this.forks = new ForkConfiguration(session, project, toolchains, executionId, configuration, warn);
        this.onPlatform = onPlatform;
        this.classes = new SurefireClasses(configuration, project, kind);
        this.reports = new SplitReports(
                Path.of(configuration
                        .text("reportsDirectory")
                        .orElse(project.getBuild().getDirectory() + "/" + kind.shortName() + "-reports")),
                warn);
    }

    /** Whether Surefire would run no test at all, as the user told it. */
    public boolean skipped() {
        return configuration.flag("skip")
                || configuration.flag("skipTests")
                || configuration.flag("skipExec")
                || configuration.flag("skipITs");
    }

    /** Whether there is any class that Surefire would take for a test, or a suite file that names some. */
    public boolean hasTests() {
        SurefireConfiguration surefire = configuration();
        try {
            return surefire.hasSuiteFiles() || !surefire.selectedClasses().isEmpty();
        } catch (MojoExecutionException e) {
            // Surefire meets the same and reports it in its own words.
            return true;
        }
    }

    public String surefireVersion() {
        return mojo.getPluginDescriptor().getVersion();
    }

    public SurefireConfiguration configuration() {
        return new SurefireConfiguration(kind, configuration, classes);
    }

    /** Runs Surefire exactly as the user configured it, unmeasured. */
    public void launchUntouched() throws MojoExecutionException, MojoFailureException {
        try {
            execute(configuration.copy());
        } catch (MojoExecutionException | MojoFailureException e) {
            throw e;
        } catch (Exception e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    @Override
    public String marker(TestModule module) {
        File directory = new File(project.getBuild().getDirectory(), forks.tempDir(module));
        try {
            // Surefire canonicalizes it too before it writes it into the command line.
            return directory.getCanonicalPath();
        } catch (IOException e) {
            return directory.getAbsolutePath();
        }
    }

    @Override
    public int forks(TestModule module) {
        int configured = configuration().forkCount();
        return module.classes()
                .map(count -> Math.max(1, Math.min(configured, count)))
                .orElse(configured);
    }

    @Override
    public String userArguments(TestModule module) {
        return ForkArguments.expand(forks.argLine(module), project.getProperties());
    }

    @Override
    public String allArguments(TestModule module) {
        return forks.allArguments(forks.argLine(module), configuration);
    }

    @Override
    public Optional<Path> crashReport(TestModule module, long pid) {
        Path directory = Path.of(configuration
                .text("workingDirectory")
                .orElse(project.getBasedir().getPath()));
        return CrashReport.find(userArguments(module), directory, pid);
    }

    @Override
    public OptionalInt failureLimit() {
        int limit = configuration.number("skipAfterFailureCount");
        return limit > 0 ? OptionalInt.of(limit) : OptionalInt.empty();
    }

    @Override
    public Optional<Exception> failureWithoutTests() {
        return configuration().failureWithoutTests();
    }

    @Override
    public LaunchOutcome launch(
            TestModule module,
            Selection selection,
            Limits limits,
            Place place,
            Progress progress,
            Consumer<TestEvent> events) {
        MojoConfiguration narrowed = configuration.copy();
        String key = TAP_KEY + forks.tempDir(module);
        TapListener tap = new TapListener(events);
        project.setContextValue(key, tap);
        try {
            new SelectionFilter(classes).apply(selection, narrowed);
            forks.apply(module, limits, key, narrowed);
            if (progress.several()) {
                untoldHere(progress, narrowed);
            }
            forks.place(module, place, marker(module), onPlatform, narrowed);
            executeKeepingReports(narrowed, progress.several());
            return new LaunchOutcome.Completed(tap.outOfMemory());
        } catch (Exception e) {
            return SurefireFailure.read(e, tap.begun(), tap.outOfMemory());
        } finally {
            forks.clean(module, place);
            project.setContextValue(key, null);
        }
    }

    private void executeKeepingReports(MojoConfiguration narrowed, boolean several) throws Exception {
        if (!several) {
            execute(narrowed);
            return;
        }
        reports.beforeRun();
        try {
            execute(narrowed);
        } finally {
            reports.afterRun();
        }
    }

    /** What is told once over all runs of this goal, by whoever adds them up. */
    private void untoldHere(Progress progress, MojoConfiguration narrowed) {
        narrowed.set("failIfNoTests", "false");
        narrowed.set("failIfNoSpecifiedTests", "false");
        failureLimit()
                .ifPresent(limit -> narrowed.set(
                        "skipAfterFailureCount", Integer.toString(Math.max(1, limit - progress.failed()))));
    }

    private void execute(MojoConfiguration run) throws Exception {
        MojoExecution execution = new MojoExecution(mojo, executionId);
        execution.setConfiguration(run.dom());
        plugins.executeMojo(session, execution);
    }
}
