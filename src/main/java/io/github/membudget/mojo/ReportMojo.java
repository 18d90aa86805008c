package io.github.membudget.mojo;

import io.github.membudget.explain.ShardFaultText;
import io.github.membudget.explain.ShardTroubleText;
import io.github.membudget.maven.RootProject;
import io.github.membudget.model.ShardsTogether;
import io.github.membudget.report.ReportFiles;
import io.github.membudget.report.html.MarkdownHtml;
import io.github.membudget.report.json.ReportGlobs;
import io.github.membudget.report.merge.MergedMarkdown;
import io.github.membudget.report.merge.ReportMerge;
import io.github.membudget.report.merge.ShardCheck;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Puts the reports of many runs or machines together: one page, and one report of the same format. Where they are of shards, it fails if
 * these are not the whole suite: each shard once, by one plan, and each test class once. Shards whose tests failed are named, and do not
 * fail it: their own builds did.
 */
@Mojo(name = "report", aggregator = true, requiresProject = false, threadSafe = true)
public final class ReportMojo extends AbstractAggregatorMojo {
    /**
     * Which reports: a glob, or several with commas between, from where Maven was started or absolute. Default:
     * <code>**&#47;membudget/suite.json</code>.
     */
    @Parameter(property = "membudget.reports", defaultValue = "**/membudget/suite.json")
    @SuppressWarnings("NullAway.Init")
    private String reports;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Optional<ShardsTogether> shards = merge();
        if (shards.isEmpty()) {
            return;
        }
        ShardTroubleText.of(shards.get().troubles()).forEach(getLog()::warn);
        if (!shards.get().isWhole()) {
            throw new MojoFailureException(ShardFaultText.of(shards.get().faults()));
        }
        getLog().info(ShardTroubleText.whole(shards.get()));
    }

    /** Gives what the shards come to, where the reports are of any. */
    private Optional<ShardsTogether> merge() throws MojoExecutionException {
        Path start = new File(session().getExecutionRootDirectory()).toPath();
        Path directory = RootProject.buildDirectory(session()).resolve("membudget-merged");
        try {
            // A page of other runs would be taken for this one's.
            for (String name : List.of("merged.json", "report.md", "report.html")) {
                Files.deleteIfExists(directory.resolve(name));
            }
            List<Path> found = ReportGlobs.find(start, reports);
            if (found.isEmpty()) {
                throw new MojoExecutionException("membudget: no file matches " + reports + ", seen from " + start
                        + ". Set -Dmembudget.reports=glob, or several with commas between.");
            }
            List<Path> files = ReportMerge.usable(found, getLog()::warn);
            if (files.isEmpty()) {
                throw new MojoExecutionException(
                        "membudget: none of the " + found.size() + " files that match " + reports + " is a report.");
            }
            ReportFiles.replace(ReportMerge.json(files), directory.resolve("merged.json"));
            List<String> lines = MergedMarkdown.lines(files);
            ReportFiles.replace(lines, directory.resolve("report.md"));
            MarkdownHtml.write(
                    "Memory of " + files.size() + (files.size() == 1 ? " run" : " runs"),
                    lines,
                    directory.resolve("report.html"));
            getLog().info("membudget: " + files.size() + (files.size() == 1 ? " report" : " reports")
                    + " put together in " + directory.resolve("report.html"));
            return ShardCheck.of(files);
        } catch (IOException | RuntimeException e) {
            throw new MojoExecutionException("membudget: the reports could not be put together: " + e.getMessage(), e);
        }
    }
}
