package io.github.membudget.run;

import io.github.membudget.launch.Messages;
import io.github.membudget.model.Report;
import io.github.membudget.model.ReportFormat;
import io.github.membudget.report.ReportFiles;
import io.github.membudget.report.ci.BreachJunit;
import io.github.membudget.report.ci.GithubAnnotations;
import io.github.membudget.report.ci.OpenMetricsText;
import io.github.membudget.report.markdown.SummaryMarkdown;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What CI systems show, in those of their formats that were asked for or whose system this build runs in. */
final class CiReports {
    /** Not where Surefire's own reports are, or its report plugin would count the cases; by the name's end the CI systems' usual globs find it. */
    private static final String JUNIT = "membudget-reports/TEST-membudget.xml";

    private static final String OPENMETRICS = "membudget-reports/openmetrics.txt";
    private static final String MARKDOWN = "membudget/summary.md";
    private static final String SUMMARY_VARIABLE = "GITHUB_STEP_SUMMARY";

    private final Map<String, String> environment;
    private final Function<String, List<Path>> testSources;
    private final Messages messages;

    /** @param testSources source roots of a project, {@code groupId:artifactId} */
    CiReports(Map<String, String> environment, Function<String, List<Path>> testSources, Messages messages) {
        this.environment = environment;
        this.testSources = testSources;
        this.messages = messages;
    }

    /** What the environment tells of the system that this build runs in. */
    static Set<ReportFormat> detected(Map<String, String> environment) {
        Set<ReportFormat> formats = EnumSet.noneOf(ReportFormat.class);
        if (set(environment, SUMMARY_VARIABLE).isPresent()) {
            formats.add(ReportFormat.MARKDOWN);
        }
        if (set(environment, "GITHUB_ACTIONS").filter("true"::equals).isPresent()) {
            formats.add(ReportFormat.GITHUB);
        }
        if (set(environment, "GITLAB_CI").isPresent()) {
            formats.add(ReportFormat.JUNIT);
            formats.add(ReportFormat.OPENMETRICS);
        }
        if (set(environment, "JENKINS_URL").isPresent()) {
            formats.add(ReportFormat.JUNIT);
        }
        return formats;
    }

    /**
     * @param asked empty for what is detected
     * @param buildDirectory {@code target} of the project that Maven was started in
     */
    void write(Report report, Optional<Set<ReportFormat>> asked, Path buildDirectory) {
        Set<ReportFormat> formats = asked.orElseGet(() -> detected(environment));
        // A file of an older run would tell of breaches that are gone.
        file(
                buildDirectory.resolve(JUNIT),
                formats.contains(ReportFormat.JUNIT) ? BreachJunit.lines(report) : List.of());
        file(
                buildDirectory.resolve(OPENMETRICS),
                formats.contains(ReportFormat.OPENMETRICS) ? OpenMetricsText.lines(report) : List.of());
        if (formats.contains(ReportFormat.MARKDOWN)) {
            summary(SummaryMarkdown.lines(report), buildDirectory);
        }
        if (formats.contains(ReportFormat.GITHUB)) {
            Path workspace = Path.of(set(environment, "GITHUB_WORKSPACE").orElse(""));
            annotate(new GithubAnnotations(workspace, testSources).lines(report));
        }
    }

    private void summary(List<String> lines, Path buildDirectory) {
        Optional<String> step = set(environment, SUMMARY_VARIABLE);
        if (step.isEmpty()) {
            file(buildDirectory.resolve(MARKDOWN), lines);
            return;
        }
        try {
            Files.write(
                    Path.of(step.get()),
                    (String.join("\n", lines) + "\n\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException | RuntimeException e) {
            messages.warn("membudget: cannot append to " + SUMMARY_VARIABLE + ": " + e.getMessage());
        }
    }

    /** Past Maven's log, since GitHub takes a command at the start of a line alone, and past Maven 4's own hold of System.out. */
    private void annotate(List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        System.out.flush();
        // Not closed: it is the JVM's.
        @SuppressWarnings("resource")
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        try {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            messages.warn("membudget: cannot write annotations: " + e.getMessage());
        }
    }

    private void file(Path file, List<String> lines) {
        try {
            if (!lines.isEmpty() || Files.exists(file)) {
                ReportFiles.replace(lines, file);
            }
        } catch (IOException e) {
            messages.warn("membudget: cannot write " + file + ": " + e.getMessage());
        }
    }

    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
