package io.github.membudget.mojo;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.configure.RawSettings;
import io.github.membudget.configure.Settings;
import io.github.membudget.configure.Skip;
import io.github.membudget.explain.RuleBook;
import io.github.membudget.plan.ModulePlan;
import io.github.membudget.plan.ModulePlanner;
import io.github.membudget.run.Goal;
import io.github.membudget.run.GoalOutcome;
import io.github.membudget.run.GoalRun;
import io.github.membudget.run.Investigation;
import io.github.membudget.run.SuiteRun;
import io.github.membudget.surefire.ForkedLifecycle;
import io.github.membudget.surefire.SurefireConfiguration;
import io.github.membudget.surefire.SurefireKind;
import io.github.membudget.surefire.SurefireLauncher;
import io.github.membudget.surefire.SurefireSetup;
import java.io.File;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/** What the goals that run tests have in common. */
abstract class AbstractBudgetMojo extends AbstractMojo {
    /**
     * The most memory that all test forks of this build may use at one time, over the whole reactor. A size (<code>6g</code>,
     * <code>512m</code>, <code>1.5GiB</code>, <code>2GB</code>) or a percentage of the memory this build may use: the
     * container's limit where there is one, else the machine's. Default: <code>90%</code>. When it is passed, one
     * module is ended at once, the one furthest over its own ceiling or growing fastest, and the build fails.
     */
    @Parameter(property = "membudget.suiteCeiling")
    private @Nullable String suiteCeiling;

    /** The most memory that one test module may use, for every module that names no ceiling of its own. Default: none. */
    @Parameter(property = "membudget.moduleCeiling")
    private @Nullable String moduleCeiling;

    /** What one test may add to its fork's memory at its peak. Default: none. */
    @Parameter(property = "membudget.testCeiling")
    private @Nullable String testCeiling;

    /**
     * What happens when a module passes its ceiling: <code>fail</code> lets it finish and fails the build afterwards,
     * <code>kill</code> ends its forks at once and fails the build, <code>warn</code> reports. Default: <code>fail</code>.
     */
    @Parameter(property = "membudget.onBreach")
    private @Nullable String onBreach;

    /**
     * How ceilings are enforced while tests run: <code>cgroup</code> (by the kernel: cgroup v2 or v1, or a systemd scope; an error
     * where none works), <code>watchdog</code> (sampling, and ending what passes a <code>kill</code> ceiling), <code>auto</code>
     * (the kernel where it works, else the watchdog) or <code>off</code> (nothing is ended; ceilings are judged afterwards).
     * Default: <code>auto</code>.
     */
    @Parameter(property = "membudget.enforcement")
    private @Nullable String enforcement;

    /**
     * A JSON file with rules of your own for what leaks look like; they come before those of the plugin. Default: none.
     */
    @Parameter(property = "membudget.rules")
    private @Nullable File rules;

    /** Time between two samples: <code>100ms</code>, <code>1s</code>; from 10 ms to 10 s. Default: <code>100ms</code>. */
    @Parameter(property = "membudget.interval")
    private @Nullable String interval;

    /**
     * The figure that is held against ceilings: <code>rss</code>, <code>pss</code> or <code>private</code>. Default:
     * <code>rss</code>. The report shows all three where the system gives them.
     */
    @Parameter(property = "membudget.metric")
    private @Nullable String metric;

    /**
     * For what a line is printed: <code>modules</code>, or <code>tests</code> for one more for each test, with its figures, when its
     * module has ended. Default: <code>modules</code>.
     */
    @Parameter(property = "membudget.log")
    private @Nullable String log;

    /**
     * Whether a small listener in the forks notes each test's own figures. Without it tests are sampled from outside. Default:
     * <code>true</code>.
     */
    @Parameter(property = "membudget.probe")
    private @Nullable String probe;

    /**
     * Kinds of what test classes leave behind that are not looked for, with commas between: <code>thread</code>,
     * <code>open-file</code>, <code>open-socket</code>, <code>temporary-file</code>, <code>child-process</code>, <code>mbean</code>,
     * <code>system-property</code>, <code>default</code>, <code>class-loader</code>, <code>jdbc-driver</code>,
     * <code>delete-on-exit</code>. Default: none.
     */
    @Parameter(property = "membudget.leftOff")
    private @Nullable String leftOff;

    /**
     * What is written for CI systems, with commas between: <code>junit</code>, <code>openmetrics</code>, <code>markdown</code>,
     * <code>github</code>; or <code>none</code>; or <code>auto</code>, those of the system that this build runs in. Default:
     * <code>auto</code>.
     */
    @Parameter(property = "membudget.formats")
    private @Nullable String formats;

    /**
     * Whether the last line of the terminal shows what runs now: <code>auto</code>, where somebody watches it (not with
     * <code>--batch-mode</code> or <code>--quiet</code>, on CI systems, or where the output goes to a file), or <code>off</code>.
     * Default: <code>auto</code>.
     */
    @Parameter(property = "membudget.progress")
    private @Nullable String progress;

    /**
     * The file that <code>membudget:baseline</code> wrote, to compare with; relative to where Maven was started. Default:
     * <code>membudget-baseline.json</code>.
     */
    @Parameter(property = "membudget.baseline")
    private @Nullable String baseline;

    /**
     * How much a module's peak may grow over the baseline, beyond noise, before the build fails: a size, a percentage of the baseline, or
     * <code>0</code>. Default: none.
     */
    @Parameter(property = "membudget.maxGrowth")
    private @Nullable String maxGrowth;

    /**
     * What the forks' JVM is to be like, for every module that says nothing of it itself: <code>default</code> (nothing is added),
     * <code>lean</code> (made for JVMs that live for seconds), or parts of it with commas between: <code>serial</code> (collector),
     * <code>c1</code> (the first compiler alone), <code>arenas</code> (of glibc's malloc), <code>archive</code> (of classes; not in
     * <code>lean</code>). What your own arguments say of the same thing wins. Default: <code>default</code>.
     */
    @Parameter(property = "membudget.jvm")
    private @Nullable String jvm;

    /** Whether to run plain Surefire instead: nothing divided, measured or limited. Default: <code>false</code>. */
    @Parameter(property = "membudget.skip", defaultValue = "false")
    private @Nullable String skip;

    /**
     * The named test modules: <code>&lt;module&gt;</code> elements with <code>name</code>, <code>includes</code>,
     * <code>excludes</code>, <code>groups</code>, <code>project</code>, <code>ceiling</code>, <code>heap</code>,
     * <code>argLine</code>, <code>jvm</code>, <code>isolation</code> and <code>onBreach</code>. Default: each project is one module.
     */
    @Parameter
    private @Nullable PlexusConfiguration modules;

    /**
     * Ceilings of tests that need another than <code>testCeiling</code>: <code>&lt;test&gt;</code> elements with
     * <code>pattern</code> (<code>**&#47;SearchTest#topK*</code>) and <code>ceiling</code>; the first that matches holds. A tag of the
     * test, <code>membudget:256m</code>, goes before all. Default: none.
     */
    @Parameter
    private @Nullable PlexusConfiguration tests;

    /** <code>portable</code> asks this system only what any other tells too: no poms need it, those who look for a fault do. */
    @Parameter(property = "membudget.source", readonly = true)
    private @Nullable String memorySource;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init")
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init")
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init")
    private MojoExecution execution;

    /** The newer way to inject does not serve Maven 3.6. */
    @Component
    @SuppressWarnings({"NullAway.Init", "deprecation"})
    private BuildPluginManager plugins;

    /** What Surefire itself makes of a configuration. */
    @Component
    @SuppressWarnings({"NullAway.Init", "deprecation"})
    private MavenPluginManager mojos;

    /** Whose java the forks run. */
    @Component
    @SuppressWarnings({"NullAway.Init", "deprecation"})
    private ToolchainManager toolchains;

    /** Whose tests this goal runs. */
    abstract SurefireKind kind();

    /** The executions of Surefire that this goal runs: as a rule, the one in whose place it stands. */
    List<String> executionIds() {
        return List.of(execution.getExecutionId());
    }

    private Supplier<RuleBook> ruleBook() throws InvalidSetting {
        if (rules == null) {
            return RuleBook::own;
        }
        try {
            RuleBook book = RuleBook.own().with(rules.toPath());
            return () -> book;
        } catch (NoSuchFileException e) {
            throw new InvalidSetting("rules", rules.toString(), "there is no such file.");
        } catch (IOException e) {
            throw new InvalidSetting("rules", rules.toString(), e.getMessage() + ".");
        }
    }

    /** What looks into the modules, where this goal does. */
    Optional<Investigation> investigation(Supplier<RuleBook> rules) {
        return Optional.empty();
    }

    /**
     * The modules that this goal runs; empty for none.
     *
     * @throws InvalidSetting if the user chose modules that are not there
     */
    Optional<ModulePlan> chosen(ModulePlan plan) throws InvalidSetting {
        return Optional.of(plan);
    }

    /** What this goal does once the modules of an execution have run, before their report is written. */
    void ran(SuiteRun suite, String executionId) {}

    /** Ends the goal as its outcome says. */
    void tell(GoalOutcome outcome, SurefireLauncher launcher) throws MojoExecutionException, MojoFailureException {
        new OutcomeTranslation(outcome).raise(launcher);
    }

    final MavenSession session() {
        return session;
    }

    final MavenProject project() {
        return project;
    }

    final String ownKey() {
        return execution.getPlugin().getKey();
    }

    /** This goal as it is named on the command line. */
    final String goal() {
        return ownKey() + ":" + execution.getVersion() + ":" + execution.getGoal();
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        for (String executionId : executionIds()) {
            execute(executionId);
        }
    }

    /** Whether tests are worth running only if the test JVMs tell of themselves. */
    boolean looksInside() {
        return false;
    }

    private void execute(String executionId) throws MojoExecutionException, MojoFailureException {
        try {
            execute(executionId, Skip.parse(skip));
        } catch (InvalidSetting e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private void execute(String executionId, boolean unmeasured)
            throws InvalidSetting, MojoExecutionException, MojoFailureException {
        SurefireLauncher launcher = new SurefireSetup(
                        session,
                        plugins,
                        mojos,
                        toolchains,
                        execution.getMojoDescriptor().getPluginDescriptor())
                .prepare(
                        project,
                        kind(),
                        executionId,
                        looksInside(),
                        ForkedLifecycle.overlay(getPluginContext(), execution),
                        this::warnOnce,
                        getLog()::error);
        if (unmeasured || launcher.skipped()) {
            launcher.launchUntouched();
            return;
        }
        run(launcher, executionId);
    }

    private void run(SurefireLauncher launcher, String executionId)
            throws InvalidSetting, MojoExecutionException, MojoFailureException {
        SurefireConfiguration surefire = launcher.configuration();
        Supplier<RuleBook> rules = ruleBook();
        SessionSuite sessionSuite = sessionSuite();
        SettingsSource source = new SettingsSource(project, session, execution);
        boolean portable = SettingsSource.portable(memorySource);
        Settings settings = source.read(raw(), sessionSuite.host(portable).memory());
        if (surefire.forkCount() == 0) {
            warnOnce(WithoutFork.warning(settings, project));
            launcher.launchUntouched();
            return;
        }
        source.unknownProperties().forEach(this::warnOnce);
        settings.warnings().forEach(this::warnOnce);
        if (!launcher.hasTests() || (!looksInside() && launcher.ranBefore())) {
            // Which it is, Surefire says itself.
            launcher.launchUntouched();
            return;
        }
        SuiteRun suite = sessionSuite.suite(settings, portable);
        suite.requireKernelLimits();
        suite.differs(settings, project.getArtifactId()).ifPresent(this::warnOnce);
        new BaselineSource(session, baseline)
                .compare(suite, settings.maxGrowth().isPresent())
                .ifPresent(this::warnOnce);
        suite.ran(launcher.surefireVersion());

        Optional<ModulePlan> plan = chosen(plan(settings, surefire))
                .map(whole -> TrialSettings.of(session, project, executionId)
                        .map(whole::trial)
                        .orElse(whole));
        if (plan.isEmpty()) {
            return;
        }
        Goal goal = new Goal(
                project.getGroupId() + ":" + project.getArtifactId(),
                executionId,
                settings,
                surefire.rerunsFailingTests(),
                Path.of(project.getBuild().getDirectory()));
        GoalOutcome outcome = new GoalRun(suite, goal, launcher, new LogMessages(getLog()), investigation(rules), rules)
                .run(plan.get());
        ran(suite, executionId);
        sessionSuite.writeProjectReport(suite, project);
        tell(outcome, launcher);
    }

    private ModulePlan plan(Settings settings, SurefireConfiguration surefire)
            throws InvalidSetting, MojoExecutionException {
        ModulePlanner planner = new ModulePlanner(settings, surefire.patterns());
        List<Settings.ModuleSettings> named =
                ModulePlanner.namedModules(settings, project.getGroupId(), project.getArtifactId());
        if (named.isEmpty()) {
            return planner.wholeProject(project.getArtifactId());
        }
        if (surefire.hasSuiteFiles()) {
            warnOnce("membudget: " + project.getArtifactId()
                    + " runs TestNG suite files, which choose the tests themselves: its"
                    + " named modules are not divided, all its tests share one module.");
            return planner.wholeProject(project.getArtifactId());
        }
        return planner.plan(project.getArtifactId(), named, surefire.allClasses(), surefire.selectedClasses());
    }

    private RawSettings raw() {
        return SettingsSource.raw(
                suiteCeiling,
                moduleCeiling,
                testCeiling,
                onBreach,
                enforcement,
                interval,
                metric,
                log,
                probe,
                leftOff,
                formats,
                progress,
                maxGrowth,
                jvm,
                modules,
                tests);
    }

    private void warnOnce(String words) {
        if (sessionSuite().firstTime(words)) {
            getLog().warn(words);
        }
    }

    private SessionSuite sessionSuite() {
        return new SessionSuite(session, execution.getMojoDescriptor().getPluginDescriptor(), getLog());
    }
}
