package io.github.membudget.mojo;

import io.github.membudget.baseline.BaselineJson;
import io.github.membudget.baseline.BaselineRuns;
import io.github.membudget.baseline.ShardFigures;
import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.explain.ShardFaultText;
import io.github.membudget.maven.BaselineSource;
import io.github.membudget.maven.NestedMaven;
import io.github.membudget.maven.NestedSuite;
import io.github.membudget.maven.SessionSuite;
import io.github.membudget.model.Baseline;
import io.github.membudget.model.ShardsTogether;
import io.github.membudget.report.json.ReportGlobs;
import io.github.membudget.report.merge.ReportMerge;
import io.github.membudget.report.merge.ShardCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the figures of runs in a small file for the repository, so that later runs are compared with it. Adds the last run, or that of
 * this very build, to those that are in the file, or, with <code>membudget.runs</code>, runs the suite so many times and writes the file anew.
 */
@Mojo(name = "baseline", aggregator = true, threadSafe = true)
public final class BaselineMojo extends AbstractAggregatorMojo {
    /** The file. Default: <code>membudget-baseline.json</code> where Maven was started. */
    @Parameter(property = "membudget.baseline")
    private @Nullable String baseline;

    /** How often the suite is run, in a Maven of its own; from 1 to 10. Default: the last run is taken. */
    @Parameter(property = "membudget.runs")
    private @Nullable String runs;

    /**
     * What is run, with commas between; <code>membudget:investigate</code> among them keeps findings too. Default: <code>verify</code>.
     */
    @Parameter(property = "membudget.goals", defaultValue = "verify")
    @SuppressWarnings("NullAway.Init")
    private String goals;

    /** Whether the last run replaces those in the file instead of being added. Default: <code>false</code>. */
    @Parameter(property = "membudget.replace", defaultValue = "false")
    private boolean replace;

    /**
     * Reports of a suite that ran in shards: a glob that finds the <code>suite.json</code> of each, or several with commas between. Their figures
     * are kept as those of one run. Default: the last run on this machine is taken.
     */
    @Parameter(property = "membudget.reports")
    private @Nullable String reports;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init")
    private MojoExecution execution;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Path directory = directory();
        Path file = new BaselineSource(session(), Optional.ofNullable(baseline)).file();
        try {
            Baseline written = runs == null
                    ? added(file, directory.resolve("figures.json"))
                    : measured(count(runs), directory, file);
            if (written.modules().isEmpty()) {
                throw new MojoExecutionException(
                        "membudget: no module ran to its end, so that there is nothing to keep in " + file);
            }
            BaselineJson.write(written, file);
            getLog().info("membudget: " + file + " has " + written.runs().size() + " run(s) and "
                    + written.investigations().size() + " investigation(s) of "
                    + written.modules().size() + " module(s); commit it, and later runs are compared with it.");
        } catch (InvalidSetting e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException("membudget: " + file + ": " + e.getMessage()
                    + ". Mend it, or start over with -Dmembudget.replace.");
        }
    }

    private static int count(String text) throws InvalidSetting {
        if (!text.strip().matches("[1-9]|10")) {
            throw new InvalidSetting(
                    "membudget.runs", text, "not a number of runs; write one from 1 to 10 (3 or more tell the noise)");
        }
        return Integer.parseInt(text.strip());
    }

    private Baseline added(Path file, Path figures) throws IOException, MojoExecutionException, MojoFailureException {
        Baseline last = last(figures);
        if (replace || !Files.exists(file)) {
            return last;
        }
        Baseline before = BaselineJson.read(file);
        if (before.runs().containsAll(last.runs()) && before.investigations().containsAll(last.investigations())) {
            throw new MojoExecutionException("membudget: the last run is in " + file
                    + " already. Run mvn verify (or membudget:investigate) once more, or add -Dmembudget.runs=3.");
        }
        if (!before.machine().equals(last.machine())) {
            throw new MojoExecutionException("membudget: " + file + " has runs of another machine (" + before.machine()
                    + "; this is " + last.machine() + "), which do not compare. -Dmembudget.replace begins anew.");
        }
        return BaselineRuns.add(before, last);
    }

    /** Of the shards that are named, else of this very build where it has run tests, else of the last one. */
    private Baseline last(Path figures) throws IOException, MojoExecutionException, MojoFailureException {
        if (reports != null) {
            return ofShards(reports);
        }
        // Where this very build has run tests, these are meant, and not those of the build before.
        new SessionSuite(session(), execution.getMojoDescriptor().getPluginDescriptor(), getLog()).writeFigures();
        if (!Files.exists(figures)) {
            throw new MojoExecutionException("membudget: there is no " + figures
                    + " to keep. Run mvn verify with the plugin first, of all tests (no -Dtest), or add -Dmembudget.runs=3."
                    + " A suite that runs in shards is kept with -Dmembudget.reports.");
        }
        return BaselineJson.read(figures);
    }

    private Baseline ofShards(String glob) throws IOException, MojoExecutionException, MojoFailureException {
        Path start = Path.of(session().getExecutionRootDirectory());
        List<Path> files = ReportMerge.usable(ReportGlobs.find(start, glob), getLog()::warn);
        ShardsTogether shards = ShardCheck.of(files)
                .orElseThrow(() -> new MojoExecutionException("membudget: no file that matches " + glob + ", seen from "
                        + start + ", is the report of a shard. Set -Dmembudget.reports to the suite.json of all shards;"
                        + " a run of the whole suite is kept without it."));
        if (!shards.isWhole()) {
            throw new MojoFailureException(ShardFaultText.of(shards.faults()));
        }
        ShardFigures.Taken taken = ShardFigures.of(files);
        taken.cutShort().forEach(module -> getLog().warn("membudget: module '" + module
                + "' did not run to its end in every shard: nothing of it is kept."));
        return taken.baseline();
    }

    private Baseline measured(int count, Path directory, Path file) throws IOException {
        NestedSuite suite = new NestedSuite(new NestedMaven(session(), List.of(goals.split(","))), directory);
        Optional<Baseline> all = Optional.empty();
        for (int run = 1; run <= count; run++) {
            getLog().info("membudget: run " + run + " of " + count + " for " + file.getFileName() + ": mvn "
                    + goals.replace(',', ' ') + "; its log is " + directory.resolve("baseline-" + run + ".log"));
            Baseline one = suite.figures(run);
            all = Optional.of(all.map(before -> BaselineRuns.add(before, one)).orElse(one));
        }
        Baseline measured = all.orElseThrow();
        if (replace || !Files.exists(file) || !measured.investigations().isEmpty()) {
            return measured;
        }
        Baseline before = BaselineRuns.investigations(BaselineJson.read(file));
        return before.machine().equals(measured.machine()) ? BaselineRuns.add(before, measured) : measured;
    }
}
