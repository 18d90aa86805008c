package io.github.membudget.mojo;

import io.github.membudget.baseline.BaselineJson;
import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.configure.ShardsParameters;
import io.github.membudget.configure.Values;
import io.github.membudget.maven.BaselineSource;
import io.github.membudget.maven.KubernetesManifest;
import io.github.membudget.maven.RootProject;
import io.github.membudget.model.Bytes;
import io.github.membudget.plan.shard.ShardChoices;
import io.github.membudget.plan.shard.ShardHistory;
import io.github.membudget.plan.shard.ShardNeed;
import io.github.membudget.plan.shard.ShardPlan;
import io.github.membudget.report.ReportFiles;
import io.github.membudget.report.ci.ShardMatrix;
import io.github.membudget.report.console.ShardLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Says how many machines the suite needs, by the durations and the memory in the baseline. Writes the matrix for GitHub Actions into
 * <code>target/membudget/shards.json</code>, and a Kubernetes Indexed Job into <code>target/membudget/shards.yaml</code>.
 */
@Mojo(name = "shards", aggregator = true, threadSafe = true)
public final class ShardsMojo extends AbstractAggregatorMojo {
    /** The file with the figures. Default: <code>membudget-baseline.json</code> where Maven was started. */
    @Parameter(property = "membudget.baseline")
    private @Nullable String baseline;

    /** The memory of one machine, like <code>4g</code>. Has to be set. Default: none. */
    @Parameter(property = "membudget.memory")
    private @Nullable String memory;

    /** How long the tests may take: <code>90s</code>, <code>10m</code>, <code>1h</code>. Default: none, and the answer is the fewest machines that have enough memory. */
    @Parameter(property = "membudget.within")
    private @Nullable String within;

    /** The most machines that there are. Default: none. */
    @Parameter(property = "membudget.maxMachines")
    private @Nullable String maxMachines;

    /**
     * The image that the Kubernetes manifest starts: with the project in its working directory, a JDK and Maven. Default: the project's artifactId, then
     * <code>-tests:</code> and its version.
     */
    @Parameter(property = "membudget.image")
    private @Nullable String image;

    /** Whether the Kubernetes manifest is written. Maven fetches a library for it, once. Default: <code>true</code>. */
    @Parameter(property = "membudget.manifest", defaultValue = "true")
    private boolean manifest;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Path directory = directory();
        try {
            // Those of an earlier plan would be taken for this one's.
            for (String name : List.of("shards.json", "shards.yaml")) {
                Files.deleteIfExists(directory.resolve(name));
            }
            Values asked = ShardsParameters.read(Map.of(
                    "memory", Optional.ofNullable(memory),
                    "within", Optional.ofNullable(within),
                    "maxMachines", Optional.ofNullable(maxMachines)));
            Bytes machine = asked.get(ShardsParameters.MEMORY)
                    .orElseThrow(
                            () -> new InvalidSetting(
                                    "membudget.memory",
                                    "",
                                    "not set. Write the memory of one machine, like -Dmembudget.memory=4g, or as a property of the pom."));
            ShardPlan plan = plan(asked, machine);
            Path matrix = directory.resolve("shards.json");
            ReportFiles.replace(List.of(ShardMatrix.of(plan.count())), matrix);
            getLog().info("membudget: the matrix for GitHub Actions, in " + matrix + ":");
            getLog().info(ShardMatrix.of(plan.count()));
            if (manifest) {
                writeManifest(plan, machine, String.valueOf(memory), directory.resolve("shards.yaml"));
            }
        } catch (InvalidSetting e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException("membudget: the plan could not be written: " + e.getMessage(), e);
        }
    }

    private ShardPlan plan(Values asked, Bytes machine) throws MojoExecutionException, MojoFailureException {
        ShardHistory history = history();
        Optional<Bytes> ofEach = Optional.of(machine);
        Optional<Duration> limit = asked.get(ShardsParameters.WITHIN);
        ShardNeed need = ShardNeed.of(history, ofEach, limit);
        ShardPlan plan = need.plan();
        if (!plan.tooLarge().isEmpty()) {
            throw new MojoFailureException(ShardLines.tooLarge(plan.tooLarge(), machine));
        }
        Optional<Integer> most = asked.get(ShardsParameters.MAX_MACHINES).filter(number -> number < need.machines());
        if (most.isPresent() && most.get() < need.forMemory()) {
            throw new MojoFailureException(ShardLines.tooFew(need, most.get(), machine));
        }
        if (!need.inTime()) {
            throw new MojoFailureException(ShardLines.tooLong(history, limit.orElseThrow()));
        }
        if (most.isPresent()) {
            plan = ShardPlan.of(history, most.get(), ofEach);
            getLog().warn(ShardLines.limited(need, plan, limit.orElseThrow()));
        }
        ShardLines.of(need, plan, machine).forEach(getLog()::info);
        if (limit.isEmpty()) {
            ShardLines.choices(ShardChoices.from(plan, history, ofEach)).forEach(getLog()::info);
        }
        return plan;
    }

    private ShardHistory history() throws MojoExecutionException {
        Path file = new BaselineSource(session(), Optional.ofNullable(baseline)).file();
        if (!Files.exists(file)) {
            throw new MojoExecutionException("membudget: there is no " + file
                    + " to plan from. Run mvn membudget:baseline -Dmembudget.runs=3, and commit the file.");
        }
        try {
            ShardHistory history = ShardHistory.of(BaselineJson.read(file));
            if (history.classes() == 0) {
                throw new MojoExecutionException(
                        "membudget: " + file
                                + " has no durations of test classes. Record it anew: mvn membudget:baseline -Dmembudget.runs=3.");
            }
            getLog().info(ShardLines.known(history, file.getFileName().toString()));
            return history;
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "membudget: " + file + ": " + e.getMessage()
                            + ". Take the file as it was committed, or record it anew: mvn membudget:baseline -Dmembudget.runs=3 -Dmembudget.replace.");
        }
    }

    /** Without it, the answer and the matrix are there all the same. */
    private void writeManifest(ShardPlan plan, Bytes machine, String written, Path file) throws IOException {
        MavenProject root = RootProject.of(session());
        String text;
        try {
            text = new KubernetesManifest(libraries()).text(root, Optional.ofNullable(image), plan, written, machine);
        } catch (IOException e) {
            getLog().warn("membudget: there is no manifest for Kubernetes: " + e.getMessage()
                    + ". It is written once Maven can reach a repository; -Dmembudget.manifest=false does without.");
            return;
        }
        ReportFiles.replace(text.lines().toList(), file);
        getLog().info("membudget: the manifest for Kubernetes is " + file);
    }
}
