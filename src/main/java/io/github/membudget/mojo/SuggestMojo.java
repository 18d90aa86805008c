package io.github.membudget.mojo;

import io.github.membudget.maven.MavenJvm;
import io.github.membudget.maven.NestedMaven;
import io.github.membudget.maven.NestedSuite;
import io.github.membudget.maven.PomWriter;
import io.github.membudget.maven.TrialProgress;
import io.github.membudget.model.MeasuredModule;
import io.github.membudget.model.Suggestion;
import io.github.membudget.report.console.SuggestionLines;
import io.github.membudget.report.console.TrialLines;
import io.github.membudget.report.json.ReportReader;
import io.github.membudget.suggest.Found;
import io.github.membudget.suggest.Suggestions;
import io.github.membudget.suggest.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Reads the last run's report and says which ceiling and which heap each module needs, with what each is based on. The heap comes from
 * what was alive after collections, not from RSS, since a JVM takes what it is given.
 */
@Mojo(name = "suggest", aggregator = true, threadSafe = true)
public final class SuggestMojo extends AbstractAggregatorMojo {
    /** The report to read. Default: <code>target/membudget/suite.json</code>. */
    @Parameter(property = "membudget.report")
    private @Nullable String report;

    /**
     * Whether the suite is run with other JVMs and heaps, in Mavens of their own: time and memory are compared, and every test must keep
     * its result. Says what is best for time, for memory, and what it recommends. Default: <code>false</code>.
     */
    @Parameter(property = "membudget.verify", defaultValue = "false")
    private boolean verify;

    /** What is run to verify, with commas between. Default: <code>verify</code>. */
    @Parameter(property = "membudget.goals", defaultValue = "verify")
    @SuppressWarnings("NullAway.Init")
    private String goals;

    /** Whether the suggestion is written into the poms that declare the plugin. Default: <code>false</code>. */
    @Parameter(property = "membudget.write", defaultValue = "false")
    private boolean write;

    /**
     * Whether <code>.mvn/jvm.config</code> is written, where the first compiler and the serial collector make Maven's own JVM faster here.
     * Default: <code>false</code>.
     */
    @Parameter(property = "membudget.writeJvmConfig", defaultValue = "false")
    private boolean writeJvmConfig;

    @Override
    public void execute() throws MojoExecutionException {
        Path directory = directory();
        try {
            List<Suggestion> suggestions = verify ? verified(directory) : read(directory);
            SuggestionLines.of(suggestions).forEach(getLog()::info);
            if (write && !suggestions.isEmpty()) {
                List<Path> poms = new PomWriter(libraries(), session()).write(suggestions);
                poms.forEach(pom -> getLog().info("membudget: written into " + pom));
                if (poms.isEmpty()) {
                    getLog().warn("membudget: no pom of this build declares the plugin, so that nothing was written");
                }
            }
            if (verify || writeJvmConfig) {
                tryMavensJvm(directory);
            }
        } catch (IOException e) {
            throw new MojoExecutionException("membudget: " + e.getMessage(), e);
        }
    }

    private List<Suggestion> read(Path directory) throws IOException, MojoExecutionException {
        Path file = report == null ? directory.resolve("suite.json") : Path.of(report);
        if (!Files.exists(file)) {
            throw new MojoExecutionException("membudget: there is no " + file
                    + " to suggest from. Run mvn verify with the plugin first, or add -Dmembudget.verify.");
        }
        getLog().info("membudget: what each module needs, by " + file + " (not tried; -Dmembudget.verify tries it):");
        List<MeasuredModule> modules = ReportReader.modules(file);
        SuggestionLines.unknown(modules).forEach(getLog()::warn);
        return Suggestions.read(modules);
    }

    private void tryMavensJvm(Path directory) {
        getLog().info("membudget: Maven's own JVM: runs " + goals + " without the tests, up to 6 times");
        try {
            new MavenJvm(session(), maven(), directory, getLog()::info).suggest(goals, writeJvmConfig);
        } catch (IOException e) {
            getLog().warn("membudget: what other options would bring to Maven's own JVM is not known: "
                    + e.getMessage());
        }
    }

    private NestedMaven maven() {
        return new NestedMaven(session(), List.of(goals.split(",")));
    }

    private List<Suggestion> verified(Path directory) throws IOException {
        getLog().info(TrialLines.bound(Trials.MOST_RUNS, directory + "/trial-*.log"));
        NestedMaven maven = maven();
        try (TrialProgress progress = new TrialProgress(maven, directory, getLog()::info)) {
            List<Found> found = new Trials(new NestedSuite(maven, directory), progress).run();
            progress.lines().forEach(getLog()::info);
            List<Suggestion> suggestions = Suggestions.verified(found);
            getLog().info(
                            suggestions.isEmpty()
                                    ? "membudget: no module has anything to change."
                                    : "membudget: what is recommended:");
            return suggestions;
        }
    }
}
