package io.github.membudget.run;

import io.github.membudget.baseline.BaselineJson;
import io.github.membudget.configure.ModuleElements;
import io.github.membudget.configure.Settings.ModuleSettings;
import io.github.membudget.explain.LeakText;
import io.github.membudget.explain.MavenText;
import io.github.membudget.explain.SuiteText;
import io.github.membudget.launch.Messages;
import io.github.membudget.model.Investigated;
import io.github.membudget.model.MavenMemory;
import io.github.membudget.model.Report;
import io.github.membudget.report.ReportCopy;
import io.github.membudget.report.console.ComparisonLines;
import io.github.membudget.report.console.ConsoleTable;
import io.github.membudget.report.console.InvestigationLines;
import io.github.membudget.report.console.SuggestedModules;
import io.github.membudget.report.html.ReportHtml;
import io.github.membudget.report.json.ReportJson;
import io.github.membudget.report.markdown.GrowthMarkdown;
import io.github.membudget.report.markdown.InvestigationMarkdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes what a session found: the project's file after each goal, the suite's file and the table at the end. */
public final class SuiteEnd {
    private final SuiteRun suite;
    private final Messages messages;

    public SuiteEnd(SuiteRun suite, Messages messages) {
        this.suite = suite;
        this.messages = messages;
    }

    /**
     * @param project {@code groupId:artifactId}
     * @param buildDirectory the project's {@code target}
     */
    public void writeProject(String project, Path buildDirectory) {
        Report report = suite.projectReport(project);
        Thread json = beside(() -> write(report, buildDirectory, "report.json"));
        List<Investigated> investigated = suite.findings().investigated(project);
        if (!investigated.isEmpty()) {
            writeInvestigation(project, report, investigated, buildDirectory);
        }
        writeGrowth(GrowthMarkdown.lines(report.modules()), buildDirectory, "growth.md");
        // The page links to the files beside it.
        Path page = buildDirectory.resolve("membudget").resolve("report.html");
        if (writePage(report, project, Map.of(), page)) {
            suite.files().wrote(project, page);
        }
        await(json);
    }

    /** Of a large suite the JSON takes as long as the page. */
    private static Thread beside(Runnable writing) {
        Thread thread = new Thread(writing, "membudget-json");
        thread.start();
        return thread;
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeGrowth(List<String> lines, Path buildDirectory, String name) {
        Path file = buildDirectory.resolve("membudget").resolve(name);
        try {
            GrowthMarkdown.write(lines, file);
        } catch (IOException e) {
            messages.warn("membudget: cannot write " + file + ": " + e.getMessage());
        }
    }

    /** How much of what the projects have was run. */
    public enum Extent {
        /** Of single classes or methods: nothing that compares with a whole run. */
        SOME_TESTS,
        /** So that a module of which no class was seen may be another project's. */
        SOME_PROJECTS,
        ALL
    }

    /**
     * @param buildDirectory {@code target} of the project that Maven was started in
     * @param testSources source roots of a project, {@code groupId:artifactId}
     */
    public void finish(Path buildDirectory, Extent extent, Function<String, List<Path>> testSources) {
        suite.close();
        Report report = suite.suiteReport();
        if (report.modules().isEmpty() && report.shard().isEmpty()) {
            return;
        }
        Thread json = beside(() -> {
            write(report, buildDirectory, "suite.json");
            writeFigures(buildDirectory, extent);
        });
        // Of one module growth.md says it all.
        writeGrowth(
                report.modules().size() > 1 ? GrowthMarkdown.suiteLines(report.modules()) : List.of(),
                buildDirectory,
                "suite-growth.md");
        new CiReports(System.getenv(), testSources, messages).write(report, suite.formats(), buildDirectory);
        Path page = buildDirectory.resolve("membudget").resolve("suite.html");
        writeSuitePage(report, page);
        await(json);
        if (extent == Extent.ALL) {
            suite.patterns().unmatchedModules().stream()
                    .map(SuiteEnd::matchesNothing)
                    .forEach(messages::warn);
            suite.patterns().unmatchedTests().stream()
                    .map(pattern -> "membudget: <pattern>" + pattern
                            + "</pattern> in <tests> names no test of this build, so that"
                            + " its ceiling holds for none. Patterns are Surefire's: **/SearchTest#topK*.")
                    .forEach(messages::warn);
            suite.patterns().unusedAllowances().stream().map(LeakText::unused).forEach(messages::warn);
        }
        ConsoleTable.lines(report).forEach(messages::info);
        SuiteText.ranAgain(report.suite().ceiling(), report.modules()).ifPresent(messages::info);
        suite.ceilingOfContainer().ifPresent(of -> messages.info("membudget: the suite's ceiling is " + of + "."));
        report.suite()
                .maven()
                .filter(MavenMemory::isNotable)
                .map(MavenText::summary)
                .ifPresent(messages::info);
        report.comparison().map(ComparisonLines::of).ifPresent(lines -> lines.forEach(messages::info));
        if (extent == Extent.SOME_TESTS || suite.findings().investigates()) {
            return;
        }
        suite.compilerChoices().hints(report.modules()).forEach(messages::info);
        // What a part of the suite peaked at is no ceiling for the whole.
        if (!suite.hasCeilings() && !suite.isShard()) {
            SuggestedModules.lines(report, suite.namedModules()).forEach(messages::info);
        }
    }

    private void writeInvestigation(
            String project, Report report, List<Investigated> investigated, Path buildDirectory) {
        Path file = buildDirectory.resolve("membudget").resolve("investigation.md");
        try {
            List<String> lines =
                    InvestigationMarkdown.lines(project, report.modules(), investigated, report.comparison());
            InvestigationMarkdown.write(lines, file);
            InvestigationLines.of(investigated, file).forEach(messages::info);
        } catch (IOException e) {
            messages.warn("membudget: cannot write " + file + ": " + e.getMessage());
        }
    }

    /** Where the session ran no other project than the one whose page lies beside it, that page says it all. */
    private void writeSuitePage(Report report, Path page) {
        Optional<Path> same = suite.files()
                .saying(report)
                .map(json -> json.resolveSibling("report.html"))
                .filter(written -> written.equals(page.resolveSibling("report.html")))
                .filter(suite.files().pages()::containsValue);
        if (same.isEmpty() || !isCopied(same.get(), page)) {
            writePage(report, "The whole session", suite.files().pages(), page);
        }
    }

    /** What cannot be copied is written like any other, and fails as it may. */
    private static boolean isCopied(Path written, Path file) {
        try {
            ReportCopy.of(written, file);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** A page that cannot be made is a warning, whatever the reason. */
    private boolean writePage(Report report, String subject, Map<String, Path> pages, Path file) {
        try {
            ReportHtml.write(report, subject, pages, file);
            return true;
        } catch (IOException | RuntimeException | LinkageError e) {
            messages.warn("membudget: cannot write " + file + ": " + e.getMessage());
            return false;
        }
    }

    /** For {@code membudget:baseline}, which an earlier run's are no good for either: it is the last one that is meant. */
    public void writeFigures(Path buildDirectory, Extent extent) {
        Path file = buildDirectory.resolve("membudget").resolve("figures.json");
        try {
            if (extent == Extent.SOME_TESTS) {
                Files.deleteIfExists(file);
            } else {
                BaselineJson.write(suite.figures(), file);
            }
        } catch (IOException e) {
            messages.warn("membudget: cannot write " + file + ": " + e.getMessage());
        }
    }

    private void write(Report report, Path buildDirectory, String name) {
        Path file = buildDirectory.resolve("membudget").resolve(name);
        try {
            Optional<Path> same = suite.files().saying(report);
            if (same.isPresent()) {
                ReportCopy.of(same.get(), file);
            } else {
                ReportJson.write(report, file);
                suite.files().wrote(report, file);
            }
        } catch (IOException e) {
            messages.warn("membudget: cannot write " + file + ": " + e.getMessage());
        }
    }

    private static String matchesNothing(ModuleSettings module) {
        return "membudget: module '" + module.name() + "' matches no test class: includes "
                + module.get(ModuleElements.INCLUDES)
                + ", excludes " + module.get(ModuleElements.EXCLUDES)
                + module.get(ModuleElements.PROJECT)
                        .map(project -> ", project " + project)
                        .orElse("")
                + ". Patterns are Surefire's: **/kg/**, **/*SearchTest.java.";
    }
}
