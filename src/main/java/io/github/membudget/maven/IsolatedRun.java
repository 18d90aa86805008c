package io.github.membudget.maven;

import io.github.membudget.investigate.isolate.Isolating;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassStart;
import io.github.membudget.model.Investigated;
import io.github.membudget.model.Isolated.TrialKind;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.plan.ModulePlan;
import io.github.membudget.plan.TestModule;
import io.github.membudget.run.SuiteRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * What an investigation runs in a nested build: one module, without one of its classes or with one alone. It is handed over in a file, which
 * users do not write, and so is what the build tells in return.
 *
 * @param project {@code groupId:artifactId}
 * @param peaking class that is looked at
 * @param directory in place of the project's {@code target}, so that no report of the investigation is touched
 */
public record IsolatedRun(
        String project,
        String execution,
        String module,
        TrialKind kind,
        String className,
        String peaking,
        Path directory) {
    static final String PROPERTY = "membudget.internal.isolated";
    private static final String STAND = "stand.properties";

    /** Empty where this build is no trial. */
    public static Optional<IsolatedRun> of(MavenSession session) {
        return HandOverFile.of(session, PROPERTY)
                .map(lines -> new IsolatedRun(
                        lines.getProperty("project"),
                        lines.getProperty("execution"),
                        lines.getProperty("module"),
                        TrialKind.valueOf(lines.getProperty("kind")),
                        lines.getProperty("class"),
                        lines.getProperty("peaking"),
                        Path.of(lines.getProperty("directory"))));
    }

    public void write(Path file) throws IOException {
        Properties lines = new Properties();
        lines.setProperty("project", project);
        lines.setProperty("execution", execution);
        lines.setProperty("module", module);
        lines.setProperty("kind", kind.name());
        lines.setProperty("class", className);
        lines.setProperty("peaking", peaking);
        lines.setProperty("directory", directory.toString());
        HandOverFile.write(lines, file);
    }

    /** Where the build that asked has its report. */
    Path reports() {
        return directory.resolve("../..").normalize();
    }

    /** What this run writes at its end. */
    public Path result() {
        return directory.resolve(STAND);
    }

    public boolean concerns(MavenProject one) {
        return project.equals(one.getGroupId() + ":" + one.getArtifactId());
    }

    /** Surefire's own reports too: they go where the project builds, as this build alone sees it. */
    public void moveReports(MavenSession session, MavenProject one) {
        one.getBuild().setDirectory(directory.toString());
        RootProject.of(session).getBuild().setDirectory(directory.toString());
    }

    public Optional<ModulePlan> narrowed(ModulePlan plan) {
        List<TestModule> modules =
                kind == TrialKind.WITHOUT ? plan.without(module, className) : plan.alone(module, className);
        return modules.isEmpty() || modules.get(0).selections().isEmpty()
                ? Optional.empty()
                : Optional.of(new ModulePlan(modules, plan.matched()));
    }

    /** Tells the build that asked where the class stood. */
    public void write(SuiteRun suite) throws IOException {
        Optional<ModuleResult> ran = suite.projectReport(project).modules().stream()
                .filter(result -> result.name().equals(module))
                .findFirst();
        if (ran.isEmpty()) {
            return;
        }
        ClassStart stand = Isolating.stand(
                ran.get(),
                suite.findings().investigated(project).stream()
                        .map(Investigated::live)
                        .flatMap(List::stream)
                        .toList(),
                peaking);
        Properties lines = new Properties();
        stand.live().ifPresent(bytes -> lines.setProperty("live", Long.toString(bytes.value())));
        stand.beside().ifPresent(bytes -> lines.setProperty("beside", Long.toString(bytes.value())));
        stand.rss().ifPresent(bytes -> lines.setProperty("rss", Long.toString(bytes.value())));
        stand.peak().ifPresent(bytes -> lines.setProperty("peak", Long.toString(bytes.value())));
        lines.setProperty("failing", String.join("\n", stand.failing()));
        lines.setProperty("classes", String.join("\n", stand.classes()));
        lines.setProperty("ended", Boolean.toString(stand.ended()));
        HandOverFile.write(lines, result());
    }

    /** What the nested build told. */
    public ClassStart stand() throws IOException {
        Properties lines = HandOverFile.read(result());
        return new ClassStart(
                bytes(lines, "live"),
                bytes(lines, "beside"),
                bytes(lines, "rss"),
                bytes(lines, "peak"),
                names(lines, "failing"),
                Boolean.parseBoolean(lines.getProperty("ended")),
                names(lines, "classes"));
    }

    private static Optional<Bytes> bytes(Properties lines, String key) {
        return Optional.ofNullable(lines.getProperty(key)).map(value -> new Bytes(Long.parseLong(value)));
    }

    private static SortedSet<String> names(Properties lines, String key) {
        SortedSet<String> names = new TreeSet<>();
        Stream.of(lines.getProperty(key, "").split("\n"))
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        return names;
    }
}
