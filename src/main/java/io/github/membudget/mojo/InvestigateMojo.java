package io.github.membudget.mojo;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.explain.RuleBook;
import io.github.membudget.plan.ModulePlan;
import io.github.membudget.plan.TestModule;
import io.github.membudget.run.GoalOutcome;
import io.github.membudget.run.Investigation;
import io.github.membudget.surefire.SurefireKind;
import io.github.membudget.surefire.SurefireLauncher;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Runs the unit tests again with deep instruments and writes <code>target/membudget/investigation.md</code>: what lives on the heap
 * at the end of each class, which types grow, and who holds them. Collects the whole heap at class boundaries, so it is slower than
 * a plain run. Failing tests are told and fail nothing, and no module is held to its ceiling.
 */
@Mojo(name = "investigate", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
@Execute(phase = LifecyclePhase.TEST_COMPILE)
public final class InvestigateMojo extends AbstractBudgetMojo {
    /** Names of the test modules to look into, with commas between. Default: all. */
    @Parameter(property = "membudget.modules")
    private @Nullable String only;

    /** Whether the test JVMs' flight recorder says who allocates. Default: <code>true</code>. */
    @Parameter(property = "membudget.recording", defaultValue = "true")
    private boolean recording;

    /** The newer way to inject does not serve Maven 3.6. */
    @Component
    @SuppressWarnings({"NullAway.Init", "deprecation"})
    private RepositorySystem repositories;

    @Override
    SurefireKind kind() {
        return SurefireKind.SUREFIRE;
    }

    /** Called by name, this goal has no execution of its own: it runs what the test phase would. */
    @Override
    List<String> executionIds() {
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
        HeapLibrary libraries = new HeapLibrary(repositories, session(), project(), getLog());
        return Optional.of(new Investigation(
                libraries.classpath(),
                recording ? FlameLibrary.jar(libraries, getLog()) : Optional.empty(),
                recording,
                rules.get(),
                new LogMessages(getLog())));
    }

    @Override
    Optional<ModulePlan> chosen(ModulePlan plan) throws InvalidSetting {
        ModulePlan unbounded = plan.unbounded();
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
    void tell(GoalOutcome outcome, SurefireLauncher launcher) {
        if (!outcome.failures().isEmpty()) {
            getLog().warn(new OutcomeTranslation(outcome).failureTexts());
        }
    }
}
