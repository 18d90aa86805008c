package io.github.membudget.mojo;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.configure.InvestigationParameters;
import io.github.membudget.configure.Values;
import io.github.membudget.explain.FailureText;
import io.github.membudget.investigate.diagnose.RuleBook;
import io.github.membudget.maven.IsolatedRun;
import io.github.membudget.maven.LibrariesOnDemand;
import io.github.membudget.maven.LogMessages;
import io.github.membudget.maven.NestedInvestigation;
import io.github.membudget.maven.OutcomeTranslation;
import io.github.membudget.maven.SourceRoots;
import io.github.membudget.plan.ModulePlan;
import io.github.membudget.plan.TestModule;
import io.github.membudget.report.PlainText;
import io.github.membudget.run.GoalOutcome;
import io.github.membudget.run.Investigation;
import io.github.membudget.run.SuiteRun;
import io.github.membudget.source.SourcePlaces;
import io.github.membudget.surefire.SurefireKind;
import io.github.membudget.surefire.SurefireLauncher;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Runs the unit tests again with deep instruments and writes <code>target/membudget/investigation.md</code>: what lives on the heap
 * at the end of each class, which types grow, and who holds them. Collects the whole heap at class boundaries, so it is slower than
 * a plain run. No module is held to its ceiling. Failing tests, test JVMs that die and runs that reach the suite's ceiling are warnings: the build goes
 * on. It fails where there is nothing to look into, since no test of a project began, and where the configuration is wrong.
 */
@Mojo(name = "investigate", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_TEST_CLASSES)
public final class InvestigateMojo extends AbstractBudgetMojo {
    /** Names of the test modules to look into, with commas between. Default: all. */
    @Parameter(property = "membudget.modules")
    private @Nullable String only;

    /** Whether the test JVMs' flight recorder says who allocates. Default: <code>true</code>. */
    @Parameter(property = "membudget.recording", defaultValue = "true")
    private boolean recording;

    /**
     * How long the classes that kept most may be left out in turn, and the peaking one run alone, in builds of their own, to tell culprit
     * from victim: <code>5m</code>, <code>300s</code>; for each execution of a project. Default: none.
     */
    @Parameter(property = "membudget.isolate")
    private @Nullable String isolate;

    /**
     * Whether the test JVMs' heap dumps are kept once they are read, in <code>target/membudget/dumps</code>: <code>redacted</code>, with all
     * primitive arrays, strings and primitive fields zeroed, so that classes, counts, sizes and references stay; <code>raw</code>, with
     * whatever the tests held, passwords and keys too. Nobody but you may read either. Default: none, they are removed.
     */
    @Parameter(property = "membudget.keepDump")
    private @Nullable String keepDump;

    /**
     * How often the classes of a module run in the same JVM: <code>3</code>. What grows in each round is a leak. What grew in the first alone is
     * a table or a cache that is filled once. The reports of Surefire and the result are those of the first round. Default: <code>1</code>.
     */
    @Parameter(property = "membudget.repeat")
    private @Nullable String repeat;

    /** Of this goal's own parameters; of their defaults until it begins. */
    private Values settings = InvestigationParameters.defaults();

    /** The same project as the phases before this goal left it. */
    @Parameter(defaultValue = "${executedProject}", readonly = true)
    private @Nullable MavenProject prepared;

    /** The newer way to inject does not serve Maven 3.6. */
    @Component
    @SuppressWarnings({"NullAway.Init", "deprecation"})
    private RepositorySystem repositories;

    @Override
    SurefireKind kind() {
        return SurefireKind.SUREFIRE;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Optional<IsolatedRun> trial = IsolatedRun.of(session());
        if (trial.isPresent() && !trial.get().concerns(project())) {
            return;
        }
        trial.ifPresent(run -> run.moveReports(session(), project()));
        try {
            settings = InvestigationParameters.read(Map.of(
                    "isolate", Optional.ofNullable(isolate),
                    "keepDump", Optional.ofNullable(keepDump),
                    "repeat", Optional.ofNullable(repeat)));
        } catch (InvalidSetting e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
        if (prepared != null) {
            // Of those phases Maven hands over the classes, but not the argLine of an agent.
            project().getProperties().putAll(prepared.getProperties());
        }
        super.execute();
    }

    /** Called by name, this goal has no execution of its own: it runs what the test phase would. */
    @Override
    List<String> executionIds() {
        Optional<IsolatedRun> trial = IsolatedRun.of(session());
        if (trial.isPresent()) {
            return List.of(trial.get().execution());
        }
        Plugin own = project().getPlugin(ownKey());
        Plugin surefire = project().getPlugin(kind().key());
        Set<String> ids = Stream.of(Optional.ofNullable(own), Optional.ofNullable(surefire))
                .flatMap(Optional::stream)
                .flatMap(plugin -> plugin.getExecutions().stream())
                .filter(execution -> execution.getGoals().contains(kind().goal()))
                .filter(execution -> !"none".equals(execution.getPhase()))
                .map(execution -> execution.getId())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return ids.isEmpty() ? List.of("default-" + kind().goal()) : List.copyOf(ids);
    }

    @Override
    Optional<Investigation> investigation(Supplier<RuleBook> rules) {
        if (IsolatedRun.of(session()).isPresent()) {
            return Optional.of(Investigation.ofLiveSets(recording, rules.get(), new LogMessages(getLog())));
        }
        LibrariesOnDemand libraries = new LibrariesOnDemand(repositories, session(), project(), getLog()::warn);
        return Optional.of(new Investigation(
                        new Investigation.Libraries(
                                libraries.heapReader(), recording ? libraries.flameGraphs() : Optional.empty()),
                        recording,
                        settings.get(InvestigationParameters.KEEP_DUMP),
                        rules.get(),
                        new SourcePlaces(
                                project().getBasedir().toPath(),
                                SourceRoots.of(project(), session()),
                                SourceRoots.ofTests(session())),
                        new LogMessages(getLog()))
                .repeated(settings.get(InvestigationParameters.REPEAT)));
    }

    @Override
    boolean looksInside() {
        return true;
    }

    @Override
    Optional<ModulePlan> chosen(ModulePlan plan) throws InvalidSetting {
        ModulePlan unbounded = plan.unbounded();
        Optional<IsolatedRun> trial = IsolatedRun.of(session());
        if (trial.isPresent()) {
            return trial.get().narrowed(unbounded);
        }
        if (only == null || only.isBlank()) {
            return Optional.of(unbounded);
        }
        Set<String> names = Stream.of(only.split(",")).map(String::strip).collect(Collectors.toSet());
        List<TestModule> chosen = unbounded.named(names);
        if (!chosen.isEmpty()) {
            return Optional.of(new ModulePlan(chosen, plan.matched()));
        }
        String there = plan.modules().stream().map(TestModule::name).collect(Collectors.joining(", "));
        if (session().getProjects().size() == 1) {
            throw new InvalidSetting(
                    "membudget.modules", only, "no module of this project has such a name; there are " + there + ".");
        }
        getLog().info("membudget: " + project().getArtifactId() + " has none of the modules to investigate, only "
                + there);
        return Optional.empty();
    }

    @Override
    void ran(SuiteRun suite, String executionId) {
        try {
            Optional<IsolatedRun> trial = IsolatedRun.of(session());
            if (trial.isPresent()) {
                trial.get().write(suite);
                return;
            }
            Optional<Duration> limit = settings.get(InvestigationParameters.ISOLATE);
            if (limit.isPresent()) {
                new NestedInvestigation(session(), project(), goal(), new LogMessages(getLog()))
                        .run(suite, executionId, limit.get());
            }
        } catch (IOException | RuntimeException e) {
            getLog().warn("membudget: culprit and victim are not told apart: " + e.getMessage());
        }
    }

    @Override
    void tell(GoalOutcome outcome, SurefireLauncher launcher) throws MojoExecutionException, MojoFailureException {
        outcome.breaches().forEach(breach -> getLog().warn(PlainText.ofLines(breach.message())));
        boolean began = outcome.tests().run() > 0
                || outcome.failures().stream()
                        // What fills the heap before the first test, as in a factory of tests, was looked into too.
                        .anyMatch(failure -> !failure.running().isEmpty()
                                || failure.outcome().outOfMemory().isPresent());
        if (!outcome.failures().isEmpty() && !began) {
            // Nothing ran that could be looked into.
            new OutcomeTranslation(outcome).raise(launcher);
        }
        if (!outcome.failures().isEmpty()) {
            getLog().warn(FailureText.investigating(new OutcomeTranslation(outcome).failureTexts()));
        }
    }
}
