package io.github.membudget.maven;

import io.github.membudget.configure.AutoCount;
import io.github.membudget.configure.Parameters;
import io.github.membudget.configure.Settings;
import io.github.membudget.plan.ClassHistory;
import io.github.membudget.plan.Division;
import io.github.membudget.plan.ModulesAtOnce;
import io.github.membudget.report.json.LastClasses;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** How a project's own module is divided, by what the project's last report tells. */
public final class SplitSource {
    private SplitSource() {}

    /**
     * @param execution id of the Surefire or Failsafe execution
     * @param forks of one module that are alive at one time
     * @param processors of this machine
     * @param keeps whether the parts are those of the last run
     */
    public static Division of(
            MavenSession session,
            MavenProject project,
            Settings settings,
            String execution,
            int forks,
            int processors,
            boolean keeps) {
        if (settings.get(Parameters.SPLIT).equals(AutoCount.ONE)) {
            return Division.NONE;
        }
        ClassHistory history = history(session, project, execution);
        int atOnce = ModulesAtOnce.ofParts(
                settings.get(Parameters.PARALLEL_MODULES),
                forks,
                processors / session.getRequest().getDegreeOfConcurrency(),
                settings.get(Parameters.MODULE_CEILING).or(history::peak),
                settings.suiteCeiling());
        return new Division(settings.get(Parameters.SPLIT), atOnce, history, keeps);
    }

    /** None in a trial: parts have the same classes in all of them. */
    private static ClassHistory history(MavenSession session, MavenProject project, String execution) {
        if (TrialSettings.isTrial(session)) {
            return ClassHistory.NONE;
        }
        return LastClasses.read(
                IsolatedRun.of(session).map(IsolatedRun::reports).orElseGet(() -> Path.of(
                                project.getBuild().getDirectory(), "membudget")
                        .toAbsolutePath()),
                project.getGroupId() + ":" + project.getArtifactId(),
                execution);
    }
}
