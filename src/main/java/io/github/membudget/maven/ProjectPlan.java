package io.github.membudget.maven;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.configure.Settings;
import io.github.membudget.explain.ShardText;
import io.github.membudget.model.ShardReport.Share;
import io.github.membudget.plan.Division;
import io.github.membudget.plan.ModulePlan;
import io.github.membudget.plan.ModulePlanner;
import io.github.membudget.plan.Ties;
import io.github.membudget.run.SuiteShard;
import io.github.membudget.surefire.SurefireConfiguration;
import java.io.File;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** Divides a project's tests among its modules, and first among machines where several share the suite. */
public final class ProjectPlan {
    private final MavenProject project;
    private final SurefireConfiguration surefire;
    private final Log log;
    private final Consumer<String> warnOnce;
    private final Settings settings;
    private final Division division;
    private final boolean divided;
    private final List<Settings.ModuleSettings> named;

    /** @param division of the project's own module */
    public ProjectPlan(
            MavenProject project,
            Settings settings,
            Division division,
            SurefireConfiguration surefire,
            Log log,
            Consumer<String> warnOnce) {
        this.project = project;
        this.surefire = surefire;
        this.log = log;
        this.warnOnce = warnOnce;
        this.settings = settings;
        this.division = division;
        this.divided = division.isWanted();
        this.named = ModulePlanner.namedModules(settings, project.getGroupId(), project.getArtifactId());
    }

    /** All the project's tests. */
    public ModulePlan whole() throws InvalidSetting, MojoExecutionException {
        if (named.isEmpty() && !divided) {
            return planner(Ties.NONE).wholeProject(project.getArtifactId());
        }
        if (surefire.hasSuiteFiles()) {
            warnOnce.accept("membudget: " + project.getArtifactId()
                    + " runs TestNG suite files, which choose the tests themselves:"
                    + " neither <modules> nor <split> divides them, all its tests share one module.");
            return planner(Ties.NONE).wholeProject(project.getArtifactId());
        }
        return modules(surefire.selectedClasses());
    }

    private ModulePlanner planner(Ties ties) {
        return new ModulePlanner(settings, surefire.patterns(), division.with(ties));
    }

    private ModulePlan modules(Collection<String> selected) throws InvalidSetting, MojoExecutionException {
        return planner(divided ? surefire.ties() : Ties.NONE)
                .plan(project.getArtifactId(), named, surefire.allClasses(), selected);
    }

    /**
     * What this machine runs of them; empty where that is nothing.
     *
     * @param execution id of the Surefire or Failsafe execution
     */
    public Optional<ModulePlan> of(SuiteShard shard, String execution) throws InvalidSetting, MojoExecutionException {
        String id = project.getGroupId() + ":" + project.getArtifactId();
        if (surefire.hasSuiteFiles()) {
            Share share = shard.whole(id, execution, suiteFiles());
            boolean here = share.others().isEmpty();
            log.info(ShardText.suiteFiles(shard.shard(), project.getArtifactId(), here));
            return here ? Optional.of(whole()) : Optional.empty();
        }
        Share share = shard.divide(id, execution, surefire.selectedClasses(), surefire.ties());
        log.info(ShardText.share(shard.shard(), project.getArtifactId(), share));
        if (share.classes().isEmpty()) {
            return Optional.empty();
        }
        ModulePlan plan = named.isEmpty() && !divided ? whole() : modules(share.classes());
        return Optional.of(plan.leavingOut(share.others(), share.classes().size()));
    }

    /** Without the directory of the project, which is another one on another machine. */
    private List<String> suiteFiles() {
        String directory = project.getBasedir().getPath() + File.separator;
        return surefire.suiteFiles().stream()
                .map(file -> file.startsWith(directory) ? file.substring(directory.length()) : file)
                .map(file -> file.replace(File.separatorChar, '/'))
                .sorted()
                .toList();
    }
}
