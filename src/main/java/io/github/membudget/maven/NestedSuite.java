package io.github.membudget.maven;

import io.github.membudget.baseline.BaselineJson;
import io.github.membudget.model.Baseline;
import io.github.membudget.model.JvmSetting;
import io.github.membudget.model.MeasuredModule;
import io.github.membudget.model.PrivateFolder;
import io.github.membudget.report.json.ReportReader;
import io.github.membudget.suggest.Trials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs the whole suite in a Maven of its own, and reads what was measured. */
public final class NestedSuite implements Trials.TrialRun {
    private final NestedMaven maven;
    private final Path directory;

    /** @param directory {@code target/membudget} of the project that Maven was started in */
    public NestedSuite(NestedMaven maven, Path directory) {
        this.maven = maven;
        this.directory = directory;
    }

    @Override
    public List<MeasuredModule> run(int number, Map<String, JvmSetting> settings) throws IOException {
        PrivateFolder.make(directory, directory);
        Path file = directory.resolve("trial.properties");
        TrialSettings.write(file, settings);
        Path report = directory.resolve("suite.json");
        maven.projects(
                directory.resolve("trial-" + number + ".log"), report, Map.of(TrialSettings.PROPERTY, file.toString()));
        return ReportReader.modules(report);
    }

    /** Runs it as it is configured, for a baseline. */
    public Baseline figures(int number) throws IOException {
        PrivateFolder.make(directory, directory);
        Path figures = directory.resolve("figures.json");
        maven.projects(directory.resolve("baseline-" + number + ".log"), figures, Map.of());
        return BaselineJson.read(figures);
    }
}
