package io.github.membudget.maven;

import io.github.membudget.investigate.isolate.IsolationTrials;
import io.github.membudget.launch.Messages;
import io.github.membudget.model.ClassStart;
import io.github.membudget.model.Investigated;
import io.github.membudget.model.Isolated;
import io.github.membudget.model.Isolated.TrialKind;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.run.SuiteRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** Runs an investigated module without one of its classes, or with one alone, in a Maven of its own each time. */
public final class NestedInvestigation implements IsolationTrials.Build {
    private final MavenSession session;
    private final String project;
    private final String goal;
    private final Path directory;
    private final Messages messages;
    private int number;

    public NestedInvestigation(MavenSession session, MavenProject project, String goal, Messages messages) {
        this.session = session;
        this.project = project.getGroupId() + ":" + project.getArtifactId();
        this.goal = goal;
        this.directory = Path.of(project.getBuild().getDirectory(), "membudget", "isolated")
                .toAbsolutePath();
        this.messages = messages;
    }

    public void run(SuiteRun suite, String executionId, Duration limit) {
        IsolationTrials trials = new IsolationTrials(this, limit, System::nanoTime, messages);
        for (ModuleResult module : suite.projectReport(project).modules()) {
            if (module.execution().equals(executionId)
                    && !module.facts().forks().isEmpty()) {
                looked(suite, module).ifPresent(looked -> {
                    Isolated found = trials.run(module, looked);
                    suite.findings().replace(looked, looked.with(found));
                });
            }
        }
    }

    /** Modules of two executions may share a name: a fork tells which. */
    private Optional<Investigated> looked(SuiteRun suite, ModuleResult module) {
        return suite.findings().investigated(project).stream()
                .filter(looked -> looked.module().equals(module.name()))
                .filter(looked -> looked.live().isEmpty()
                        || module.facts().forks().stream()
                                .anyMatch(fork -> looked.live().stream().anyMatch(set -> set.pid() == fork.pid())))
                .filter(looked -> looked.isolated().isEmpty())
                .findFirst();
    }

    @Override
    public ClassStart run(
            String execution, String module, TrialKind kind, String className, String peaking, Duration left)
            throws IOException {
        number++;
        IsolatedRun run = new IsolatedRun(
                project, execution, module, kind, className, peaking, directory.resolve(Integer.toString(number)));
        Path file = directory.resolve(number + ".properties");
        run.write(file);
        new NestedMaven(session, List.of(goal))
                .project(
                        project,
                        directory.resolve(number + ".log"),
                        run.result(),
                        Map.of(IsolatedRun.PROPERTY, file.toString()),
                        left);
        // The nested build looks for no findings, so that its report would wrongly say that there are none.
        Files.deleteIfExists(run.directory().resolve("membudget").resolve("investigation.md"));
        return run.stand();
    }
}
