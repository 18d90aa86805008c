package io.github.membudget.mojo;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.configure.Parameters;
import io.github.membudget.configure.Settings;
import io.github.membudget.explain.ShardText;
import io.github.membudget.investigate.diagnose.RuleBook;
import io.github.membudget.maven.BaselineSource;
import io.github.membudget.maven.LogMessages;
import io.github.membudget.maven.OutcomeTranslation;
import io.github.membudget.maven.ProjectPlan;
import io.github.membudget.maven.SessionSuite;
import io.github.membudget.maven.SettingsSource;
import io.github.membudget.maven.ShardSource;
import io.github.membudget.maven.SplitSource;
import io.github.membudget.maven.TrialSettings;
import io.github.membudget.maven.WithoutFork;
import io.github.membudget.plan.ModulePlan;
import io.github.membudget.run.Goal;
import io.github.membudget.run.GoalOutcome;
import io.github.membudget.run.GoalRun;
import io.github.membudget.run.Investigation;
import io.github.membudget.run.SuiteRun;
import io.github.membudget.run.SuiteShard;
import io.github.membudget.surefire.ForkedLifecycle;
import io.github.membudget.surefire.MavenParts;
import io.github.membudget.surefire.Notices;
import io.github.membudget.surefire.SurefireKind;
import io.github.membudget.surefire.SurefireLauncher;
import io.github.membudget.surefire.SurefireSetup;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;

/** What the goals that run tests have in common. */
abstract class AbstractBudgetMojo extends BudgetParameters {
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

    private Supplier<RuleBook> ruleBook(Settings settings) throws InvalidSetting {
        Optional<Path> rules = settings.get(Parameters.RULES);
        if (rules.isEmpty()) {
            return () -> RuleBook.own().on(versions());
        }
        try {
            RuleBook book = RuleBook.own().with(rules.get()).on(versions());
            return () -> book;
        } catch (NoSuchFileException e) {
            throw new InvalidSetting(Parameters.RULES.name(), rules.get().toString(), "there is no such file.");
        } catch (IOException e) {
            throw new InvalidSetting(Parameters.RULES.name(), rules.get().toString(), e.getMessage() + ".");
        }
    }

    /** Of the artifacts on the test class path, by artifactId. */
    private Map<String, String> versions() {
        return project.getArtifacts().stream()
                .collect(Collectors.toMap(Artifact::getArtifactId, Artifact::getVersion, (one, other) -> one));
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
            execute(executionId, isSkipped());
        } catch (InvalidSetting e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private void execute(String executionId, boolean unmeasured)
            throws InvalidSetting, MojoExecutionException, MojoFailureException {
        SurefireLauncher launcher = new SurefireSetup(
                        new MavenParts(session, plugins, mojos, toolchains),
                        execution.getMojoDescriptor().getPluginDescriptor())
                .prepare(
                        project,
                        kind(),
                        executionId,
                        looksInside(),
                        ForkedLifecycle.overlay(getPluginContext(), execution),
                        new Notices(this::warnOnce, getLog()::error));
        if (unmeasured || launcher.skipped()) {
            launcher.launchUntouched();
            return;
        }
        run(launcher, executionId);
    }

    private void run(SurefireLauncher launcher, String executionId)
            throws InvalidSetting, MojoExecutionException, MojoFailureException {
        SettingsSource source = new SettingsSource(project, session, execution);
        boolean portable = isPortable();
        Settings settings = source.read(written(), sessionSuite().host(portable).memory());
        Supplier<RuleBook> rules = ruleBook(settings);
        if (launcher.configuration().forkCount() == 0) {
            if (settings.get(Parameters.SHARD).isPresent() && launcher.hasTests()) {
                throw new InvalidSetting(Parameters.SHARD.name(), "", ShardText.withoutFork());
            }
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
        SuiteRun suite = suite(settings, portable);
        suite.ran(launcher.surefireVersion());
        Optional<ModulePlan> here = plan(settings, launcher, suite, executionId);
        if (here.isEmpty()) {
            sessionSuite().writeProjectReport(suite, project);
            return;
        }
        Optional<ModulePlan> plan = chosen(here.get()).map(whole -> TrialSettings.of(session, project, executionId)
                .map(whole::trial)
                .orElse(whole));
        if (plan.isPresent()) {
            Settings ran = source.read(
                    TrialSettings.oneAtATime(session, written()), suite.host().memory());
            run(goal(ran, launcher, executionId), plan.get(), suite, rules, launcher);
        }
    }

    private Goal goal(Settings settings, SurefireLauncher launcher, String executionId) {
        return new Goal(
                project.getGroupId() + ":" + project.getArtifactId(),
                executionId,
                settings,
                launcher.configuration().rerunsFailingTests(),
                Path.of(project.getBuild().getDirectory()),
                session.getRequest().getDegreeOfConcurrency());
    }

    /** The suite of this session, which all its goals share; tells where this project's settings do not hold for it. */
    private SuiteRun suite(Settings settings, boolean portable) throws InvalidSetting {
        SuiteRun suite = sessionSuite().suite(settings, portable);
        suite.requireKernelLimits();
        suite.differs(settings, project.getArtifactId()).ifPresent(this::warnOnce);
        new BaselineSource(session, settings.get(Parameters.BASELINE))
                .compare(
                        suite,
                        settings.get(Parameters.MAX_GROWTH).isPresent(),
                        settings.get(Parameters.SHARD).isPresent())
                .ifPresent(this::warnOnce);
        return suite;
    }

    private void run(Goal goal, ModulePlan plan, SuiteRun suite, Supplier<RuleBook> rules, SurefireLauncher launcher)
            throws InvalidSetting, MojoExecutionException, MojoFailureException {
        GoalOutcome outcome =
                new GoalRun(suite, goal, launcher, new LogMessages(getLog()), investigation(rules), rules).run(plan);
        ran(suite, goal.execution());
        sessionSuite().writeProjectReport(suite, project);
        tell(outcome, launcher);
    }

    /** What of the project's tests this build runs; empty where other machines run all of them. */
    private Optional<ModulePlan> plan(Settings settings, SurefireLauncher launcher, SuiteRun suite, String executionId)
            throws InvalidSetting, MojoExecutionException {
        ProjectPlan plan = new ProjectPlan(
                project,
                settings,
                SplitSource.of(
                        session,
                        project,
                        settings,
                        executionId,
                        launcher.configuration().forkCount(),
                        suite,
                        looksInside()),
                launcher.configuration(),
                getLog(),
                this::warnOnce);
        Optional<SuiteShard> shard = new ShardSource(session, getLog(), this::warnOnce).of(suite, settings);
        if (shard.isEmpty()) {
            return Optional.of(plan.whole());
        }
        launcher.runsShard();
        return plan.of(shard.get(), executionId);
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
