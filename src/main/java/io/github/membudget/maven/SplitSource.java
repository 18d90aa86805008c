package io.github.membudget.maven;

import io.github.membudget.configure.AutoCount;
import io.github.membudget.configure.Parameters;
import io.github.membudget.configure.Settings;
import io.github.membudget.plan.ClassHistory;
import io.github.membudget.plan.Division;
import io.github.membudget.plan.ModulesAtOnce;
import io.github.membudget.plan.Ties;
import io.github.membudget.plan.shard.ShardHistory;
import io.github.membudget.report.json.LastClasses;
import io.github.membudget.run.SuiteRun;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** How a project's own module is divided, by what the baseline and the project's last report tell. */
public final class SplitSource {
    private SplitSource() {}

    /**
     * @param execution id of the Surefire or Failsafe execution
     * @param forks of one module that are alive at one time
     * @param suite whose baseline is known by then
     * @param keeps whether the parts are those of the last run
     */
    public static Division of(
            MavenSession session,
            MavenProject project,
            Settings settings,
            String execution,
            int forks,
            SuiteRun suite,
            boolean keeps) {
        if (settings.get(Parameters.SPLIT).equals(AutoCount.ONE)) {
            return Division.NONE;
        }
        ClassHistory history = history(session, project, execution, suite, keeps);
        int atOnce = ModulesAtOnce.ofParts(
                settings.get(Parameters.PARALLEL_MODULES),
                forks,
                suite.host().cpus() / session.getRequest().getDegreeOfConcurrency(),
                settings.get(Parameters.MODULE_CEILING).or(history::peak),
                settings.suiteCeiling());
        return new Division(settings.get(Parameters.SPLIT), atOnce, history, keeps, Ties.NONE);
    }

    private static ClassHistory history(
            MavenSession session, MavenProject project, String execution, SuiteRun suite, boolean keeps) {
        String id = project.getGroupId() + ":" + project.getArtifactId();
        ClassHistory last = last(session, project, id, execution);
        ClassHistory recorded = suite.heaps()
                .baseline()
                .map(baseline -> ShardHistory.of(baseline).classes(id, execution))
                .orElse(ClassHistory.NONE);
        return keeps ? last.or(recorded) : recorded.or(last);
    }

    /** None in a trial: parts have the same classes in all of them. */
    private static ClassHistory last(MavenSession session, MavenProject project, String id, String execution) {
        if (TrialSettings.isTrial(session)) {
            return ClassHistory.NONE;
        }
        Path directory = IsolatedRun.of(session).map(IsolatedRun::reports).orElseGet(() -> Path.of(
                        project.getBuild().getDirectory(), "membudget")
                .toAbsolutePath());
        return LastClasses.read(directory, id, execution);
    }
}
