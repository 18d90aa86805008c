package io.github.membudget.surefire;

import io.github.membudget.launch.ForkLauncher;
import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.model.ArchiveUse;
import io.github.membudget.model.JvmParts;
import io.github.membudget.model.TestFacts;
import io.github.membudget.plan.Selection;
import io.github.membudget.plan.TestModule;
import io.github.membudget.schedule.NotRecycled;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

/** Runs the user's own Surefire, narrowed to one test module and with the tap in its forks' channels. */
public final class SurefireLauncher implements ForkLauncher {
    /** Failsafe's own mark that its summary is of this session. */
    private static final String FAILSAFE_ADDS = "failsafe-in-progress";

    private final MavenSession session;
    private final MavenProject project;
    private final BuildPluginManager plugins;
    private final SurefireKind kind;
    private final String executionId;
    private final MojoDescriptor mojo;
    private final MojoConfiguration configuration;
    private final SurefireClasses classes;
    private final SplitReports reports;
    private final SurefireChecksum checksums;
    private final RunStatistics statistics;
    private final Optional<FailsafeSummaries> summaries;
    private final Map<String, Object> taps;
    private final Path reportsDirectory;
    private final boolean own;
    private final Consumer<String> error;
    private final ForkConfiguration forks;
    private final boolean onPlatform;
    private final RunsTakenBack takenBack;

    /** @param onPlatform whether the tests may run on the JUnit Platform */
    SurefireLauncher(MavenParts maven, SurefireExecution execution, boolean onPlatform, Notices notices) {
        this.session = maven.session();
        this.project = execution.project();
        this.plugins = maven.plugins();
        this.kind = execution.kind();
        this.executionId = execution.id();
        this.mojo = execution.mojo();
        this.own = execution.own();
        this.onPlatform = onPlatform;
        this.error = notices.error();
        this.configuration = MojoConfiguration.of(
                execution.configuration(),
                mojo,
                new PluginParameterExpressionEvaluator(session, new MojoExecution(mojo, executionId)));
        this.classes = new SurefireClasses(configuration, project, kind);
        this.forks = new ForkConfiguration(maven, execution, configuration, notices.warn());
        this.reportsDirectory = Path.of(configuration
                .text("reportsDirectory")
                .orElse(project.getBuild().getDirectory() + "/" + kind.shortName() + "-reports"));
        this.reports = new SplitReports(reportsDirectory, notices.warn());
        this.checksums = new SurefireChecksum(session, plugins, maven.mojos(), mojo);
        this.statistics = new RunStatistics(project.getBasedir().toPath(), checksums, configuration, notices.warn());
        this.summaries = (kind == SurefireKind.FAILSAFE ? configuration.text("summaryFile") : Optional.<String>empty())
                .map(file ->
                        new FailsafeSummaries(Path.of(file), () -> context().containsKey(FAILSAFE_ADDS)));
        this.takenBack = new RunsTakenBack(reports, summaries, checksums);
        this.taps = TapForkNodeFactory.taps(project);
    }

    /**
     * Whether Surefire has run with this very configuration in this session: then it says so, and runs nothing. Else it is taken to
     * have run from now on.
     */
    public boolean ranBefore() {
        Optional<String> checksum = own ? checksums.of(configuration) : Optional.empty();
        return checksum.isPresent() && context().putIfAbsent(checksum.get(), checksum.get()) != null;
    }

    /** What Surefire remembers of this project while the session lasts. */
    private Map<String, Object> context() {
        return session.getPluginContext(mojo.getPluginDescriptor(), project);
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

    /** Other machines run some of the tests: that there are none here is no failure. */
    public void runsShard() {
        SurefireConfiguration.passWithoutTests(configuration);
        summaries.ifPresent(FailsafeSummaries::forgetEarlier);
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
            if (e.getCause() instanceof RuntimeException surefires) {
                throw surefires;
            }
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
    public Optional<JvmParts> jvm(TestModule module) {
        return module.jvm().map(choice -> forks.lean(module).parts());
    }

    @Override
    public Optional<ArchiveUse> archive(TestModule module, boolean completed) {
        return forks.archive(module, completed);
    }

    @Override
    public Optional<Path> crashReport(TestModule module, long pid) {
        return CrashReport.find(userArguments(module), forks.workingDirectory(), pid);
    }

    @Override
    public Optional<NotRecycled> notRecycled(TestModule module) {
        return forks.notRecycled(module);
    }

    @Override
    public OptionalInt failureLimit() {
        int limit = configuration.number("skipAfterFailureCount");
        return limit > 0 ? OptionalInt.of(limit) : OptionalInt.empty();
    }

    @Override
    public Optional<String> obstacleToSideBySide(TestModule module) {
        return SideBySideObstacle.of(configuration.text("debugForkedProcess"), allArguments(module));
    }

    @Override
    public Optional<Exception> failureWithoutTests() {
        return configuration().failureWithoutTests();
    }

    @Override
    public void forget(TestModule module, List<TestFacts> tests) {
        takenBack.add(module, tests);
    }

    @Override
    public LaunchOutcome launch(
            TestModule module, Selection selection, Limits limits, Place place, Progress progress, Listener listener) {
        MojoConfiguration narrowed = configuration.copy();
        String key = forks.tempDir(module);
        TapListener tap = new TapListener(listener, listener::recycles);
        taps.put(key, tap);
        // Newer Mavens keep it for each thread; another thread would have the reactor's first.
        session.setCurrentProject(project);
        try {
            new SelectionFilter(classes).apply(selection, narrowed);
            forks.apply(module, limits, key, narrowed);
            if (progress.several()) {
                untoldHere(progress, narrowed);
            }
            forks.place(module, place, marker(module), onPlatform, narrowed);
            takenBack.beforeRun(module, narrowed, context());
            return run(module, narrowed, tap, progress);
        } catch (Exception e) {
            return SurefireFailure.read(e, tap.begun(), tap.outOfMemory());
        } finally {
            forks.clean(module, place);
            taps.remove(key);
        }
    }

    /** At one time with others it writes reports of its own classes alone. */
    private static boolean keepsReports(TestModule module, Progress progress) {
        return progress.several() && (!progress.beside() || module.dividesClasses());
    }

    private LaunchOutcome run(TestModule module, MojoConfiguration narrowed, TapListener tap, Progress progress)
            throws IOException {
        boolean ignores = kind == SurefireKind.SUREFIRE && configuration.flag("testFailureIgnore");
        if (ignores) {
            // Else Surefire would tell a person why its forks ended, and not us.
            narrowed.set("testFailureIgnore", "false");
        }
        FailedRun failed = new FailedRun(forks, reportsDirectory, narrowed, tap);
        Optional<FailsafeSummary> summary = summaries.isPresent()
                ? Optional.of(summaries
                        .get()
                        .begin(module.name(), progress.beside(), file -> narrowed.set("summaryFile", file.toString())))
                : Optional.empty();
        RunStatistics.Run statisticsOfRun = statistics.beforeRun(narrowed);
        try {
            executeKeepingReports(narrowed, keepsReports(module, progress));
            return summary.flatMap(FailsafeSummary::failure)
                    .map(words ->
                            failed.outcome(new MojoFailureException(words)).unraised())
                    .orElseGet(() -> new LaunchOutcome.Completed(tap.outOfMemory()));
        } catch (Exception e) {
            LaunchOutcome outcome = failed.outcome(e);
            if (ignores && SurefireFailure.ignorable(e)) {
                error.accept(String.valueOf(e.getMessage()));
                return outcome.unraised();
            }
            return outcome;
        } finally {
            statistics.afterRun(statisticsOfRun);
            summary.ifPresent(written -> summaries
                    .orElseThrow()
                    .end(
                            module.name(),
                            written,
                            narrowed.text("jvm").map(Path::of),
                            forks.jvm().map(jvm -> jvm.java().toPath())));
        }
    }

    @Override
    public String goesOn() {
        return kind == SurefireKind.FAILSAFE
                ? "Failsafe's verify goal judges it."
                : configuration.flag("testFailureIgnore")
                        ? "The build goes on, since testFailureIgnore is set."
                        : "Surefire reports no failure for it, so that the build goes on.";
    }

    private void executeKeepingReports(MojoConfiguration narrowed, boolean keeps) throws Exception {
        if (!keeps) {
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
        SurefireConfiguration.passWithoutTests(narrowed);
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
