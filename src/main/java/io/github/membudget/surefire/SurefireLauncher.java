package io.github.membudget.surefire;

import io.github.membudget.launch.ForkLauncher;
import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.launch.LimitedGroup;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Isolation;
import io.github.membudget.model.TestEvent;
import io.github.membudget.plan.KeptErgonomics;
import io.github.membudget.plan.Selection;
import io.github.membudget.plan.TestModule;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Runs the user's own Surefire, narrowed to one test module and with the tap in its forks' channels. */
public final class SurefireLauncher implements ForkLauncher {
    /** Of 256 objects, as by default, a holder of small ones leaves none for another's. Java 11 and newer take it without being unlocked. */
    private static final String MORE_SAMPLES = "-XX:FlightRecorderOptions=old-object-queue-size=4096 ";

    private static final String TAP_KEY = "io.github.membudget.tap.";

    private final MavenSession session;
    private final MavenProject project;
    private final BuildPluginManager plugins;
    private final ToolchainManager toolchains;
    private final SurefireKind kind;
    private final String executionId;
    private final MojoDescriptor mojo;
    private final MojoConfiguration configuration;
    private final SurefireClasses classes;
    private final SplitReports reports;
    private final Consumer<String> warn;

    SurefireLauncher(
            MavenSession session,
            MavenProject project,
            BuildPluginManager plugins,
            ToolchainManager toolchains,
            SurefireKind kind,
            String executionId,
            MojoDescriptor mojo,
            Xpp3Dom users,
            Consumer<String> warn) {
        this.session = session;
        this.project = project;
        this.plugins = plugins;
        this.toolchains = toolchains;
        this.kind = kind;
        this.executionId = executionId;
        this.mojo = mojo;
        this.configuration = MojoConfiguration.of(
                users, mojo, new PluginParameterExpressionEvaluator(session, new MojoExecution(mojo, executionId)));
        this.warn = warn;
        this.classes = new SurefireClasses(configuration, project, kind);
        this.reports = new SplitReports(
                Path.of(configuration
                        .text("reportsDirectory")
                        .orElse(project.getBuild().getDirectory() + "/" + kind.shortName() + "-reports")),
                warn);
    }

    /** Whether Surefire would run no test at all, as the user told it. */
    public boolean skipped() {
        return configuration.flag("skip")
                || configuration.flag("skipTests")
                || configuration.flag("skipExec")
                || configuration.flag("skipITs");
    }

    public String surefireVersion() {
        return mojo.getPluginDescriptor().getVersion();
    }

    public SurefireConfiguration configuration() {
        return new SurefireConfiguration(kind, configuration, classes);
    }

    /** Runs Surefire exactly as the user configured it, unmeasured. */
    public void launchUntouched() throws MojoExecutionException, MojoFailureException {
        try {
            execute(configuration.copy());
        } catch (MojoExecutionException | MojoFailureException e) {
            throw e;
        } catch (Exception e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    @Override
    public String marker(TestModule module) {
        File directory = new File(project.getBuild().getDirectory(), tempDir(module));
        try {
            // Surefire canonicalizes it too before it writes it into the command line.
            return directory.getCanonicalPath();
        } catch (IOException e) {
            return directory.getAbsolutePath();
        }
    }

    @Override
    public int forks(TestModule module) {
        int configured = configuration().forkCount();
        return module.classes()
                .map(count -> Math.max(1, Math.min(configured, count)))
                .orElse(configured);
    }

    @Override
    public String userArguments(TestModule module) {
        return ForkArguments.expand(argLine(module), project.getProperties());
    }

    @Override
    public Optional<Path> crashReport(TestModule module, long pid) {
        Path directory = Path.of(configuration
                .text("workingDirectory")
                .orElse(project.getBasedir().getPath()));
        return CrashReport.find(userArguments(module), directory, pid);
    }

    @Override
    public OptionalInt failureLimit() {
        int limit = configuration.number("skipAfterFailureCount");
        return limit > 0 ? OptionalInt.of(limit) : OptionalInt.empty();
    }

    @Override
    public Optional<Exception> failureWithoutTests() {
        return configuration().failureWithoutTests();
    }

    @Override
    public LaunchOutcome launch(
            TestModule module,
            Selection selection,
            Optional<Bytes> heap,
            Place place,
            Progress progress,
            Consumer<TestEvent> events) {
        MojoConfiguration narrowed = configuration.copy();
        String key = TAP_KEY + tempDir(module);
        TapListener tap = new TapListener(events);
        project.setContextValue(key, tap);
        try {
            new SelectionFilter(classes).apply(selection, narrowed);
            configure(module, heap, progress, key, narrowed);
            mark(place.inherited(marker(module)), place.session(), narrowed);
            Optional<ForkJvm> jvm =
                    place.notes().recording() ? ForkJvm.of(narrowed, session, toolchains) : Optional.empty();
            place.entry().ifPresent(entry -> enter(module, entry, place, narrowed));
            listen(module, place, jvm, narrowed);
            executeKeepingReports(narrowed, progress.several());
            return new LaunchOutcome.Completed();
        } catch (Exception e) {
            return SurefireFailure.read(e, tap.begun(), tap.outOfMemory());
        } finally {
            EnteringJava.remove(entryDirectory(module, place));
            project.setContextValue(key, null);
        }
    }

    private void executeKeepingReports(MojoConfiguration narrowed, boolean several) throws Exception {
        if (!several) {
            execute(narrowed);
            return;
        }
        reports.beforeRun();
        try {
            execute(narrowed);
        } finally {
            reports.afterRun();
        }
    }

    private void configure(
            TestModule module, Optional<Bytes> heap, Progress progress, String key, MojoConfiguration narrowed) {
        narrowed.set("tempDir", tempDir(module));
        narrowed.replace(tap(key, narrowed));
        String argLine = argLine(module)
                + heap.map(size -> " -Xmx" + size.value() / Bytes.ofMebibytes(1).value() + "m")
                        .orElse("");
        if (!argLine.isBlank()) {
            narrowed.set("argLine", argLine.strip());
        }
        if (module.isolation() == Isolation.CLASS) {
            narrowed.set("reuseForks", "false");
        }
        if (progress.several()) {
            // Told once over all runs of this goal, by whoever adds them up.
            narrowed.set("failIfNoTests", "false");
            narrowed.set("failIfNoSpecifiedTests", "false");
            failureLimit()
                    .ifPresent(limit -> narrowed.set(
                            "skipAfterFailureCount", Integer.toString(Math.max(1, limit - progress.failed()))));
        }
    }

    private String argLine(TestModule module) {
        return configuration.text("argLine").orElse("")
                + module.argLine().map(own -> " " + own).orElse("");
    }

    private Xpp3Dom tap(String key, MojoConfiguration narrowed) {
        Xpp3Dom tap = new Xpp3Dom("forkNode");
        tap.setAttribute("implementation", TapForkNodeFactory.class.getName());
        tap.addChild(leaf("project", "${project}"));
        tap.addChild(leaf("key", key));
        Xpp3Dom users = narrowed.dom().getChild("forkNode");
        if (users != null && users.getAttribute("implementation") != null && !isInterface(users)) {
            tap.addChild(MojoConfiguration.renamed(users, "delegate"));
        }
        return tap;
    }

    /** Maven's defaults name the parameter's own type where the user names no implementation. */
    private static boolean isInterface(Xpp3Dom forkNode) {
        return "org.apache.maven.surefire.extensions.ForkNodeFactory".equals(forkNode.getAttribute("implementation"));
    }

    /** Every process that a fork starts inherits this, so that one whose parent has ended is still known as the fork's. */
    private static void mark(String inherited, String session, MojoConfiguration narrowed) {
        Xpp3Dom users = narrowed.dom().getChild("environmentVariables");
        Xpp3Dom variables = users == null ? new Xpp3Dom("environmentVariables") : new Xpp3Dom(users);
        variables.addChild(leaf("MEMBUDGET_FORK", inherited));
        variables.addChild(leaf("MEMBUDGET_SESSION", session));
        narrowed.replace(variables);
    }

    /** Without it the tests still run, and that nobody entered the group is told of it. */
    private void enter(TestModule module, LimitedGroup.Entry entry, Place place, MojoConfiguration narrowed) {
        Path directory = entryDirectory(module, place);
        ForkJvm.of(narrowed, session, toolchains).ifPresent(jvm -> {
            try {
                narrowed.set("jvm", EnteringJava.write(directory, jvm, entry).toString());
                keepErgonomics(jvm, place, narrowed);
            } catch (IOException e) {
                warn.accept(
                        "membudget: " + directory + " cannot be written (" + e.getMessage() + "): the forks of module '"
                                + module.name() + "' run outside the kernel's limit, watched only.");
            }
        });
    }

    /** Without it the tests still run, and are measured from outside alone. */
    private void listen(TestModule module, Place place, Optional<ForkJvm> recorded, MojoConfiguration narrowed) {
        if (!place.notes().wanted()) {
            return;
        }
        Path directory = Path.of(project.getBuild().getDirectory(), "membudget").toAbsolutePath();
        try {
            ProbeJar.add(directory, place.notes(), narrowed);
            if (place.notes().live().isPresent()) {
                // First, so that the user's own choice stands.
                narrowed.set(
                        "argLine",
                        ("-XX:NativeMemoryTracking=summary "
                                        + recorded.filter(jvm ->
                                                        jvm.majorVersion().orElse(0) >= 11)
                                                .map(jvm -> MORE_SAMPLES)
                                                .orElse("")
                                        + (place.notes().dump()
                                                ? dumpWhenFull(
                                                        place.notes().live().get())
                                                : "")
                                        + narrowed.text("argLine").orElse(""))
                                .strip());
            }
        } catch (IOException e) {
            warn.accept("membudget: " + directory + " cannot be written (" + e.getMessage() + "): the forks of module '"
                    + module.name() + "' note no figures of their own, tests are measured from outside only.");
        }
    }

    /** A JVM that dies of it gets no chance to dump its heap at its end. Its words about that would disturb Surefire's channel in stdout. */
    private static String dumpWhenFull(Path directory) {
        return "-XX:+DisplayVMOutputToStderr -XX:+HeapDumpOnOutOfMemoryError \"-XX:HeapDumpPath="
                + directory.toAbsolutePath() + "\" ";
    }

    /** Another build of the same project at the same time has another. */
    private Path entryDirectory(TestModule module, Place place) {
        return Path.of(
                project.getBuild().getDirectory(),
                "membudget",
                "java",
                (tempDir(module) + "-" + place.session()).replaceAll("[^A-Za-z0-9._-]+", "-"));
    }

    private void keepErgonomics(ForkJvm jvm, Place place, MojoConfiguration narrowed) {
        OptionalInt major = jvm.majorVersion();
        if (major.isEmpty()) {
            return;
        }
        String argLine = narrowed.text("argLine").orElse("");
        StringBuilder given = new StringBuilder(ForkArguments.expand(argLine, project.getProperties()));
        for (String variable : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
            given.append(' ').append(Objects.requireNonNullElse(System.getenv(variable), ""));
        }
        Xpp3Dom variables = narrowed.dom().getChild("environmentVariables");
        given.append(' ').append(variables == null ? "" : variables.toString());
        List<String> kept = KeptErgonomics.arguments(
                given.toString(),
                major.getAsInt(),
                place.seen(),
                place.outside(),
                Runtime.getRuntime().availableProcessors());
        if (!kept.isEmpty()) {
            narrowed.set("argLine", (argLine + " " + String.join(" ", kept)).strip());
        }
    }

    private static Xpp3Dom leaf(String name, String value) {
        Xpp3Dom leaf = new Xpp3Dom(name);
        leaf.setValue(value);
        return leaf;
    }

    /** Shared, one module would delete another's boot files; and it tells the forks of one module from all others. */
    private String tempDir(TestModule module) {
        String identity = executionId + ' ' + module.name();
        String readable = identity.replaceAll("[^A-Za-z0-9._-]+", "-");
        String shortened = readable.substring(0, Math.min(readable.length(), 60));
        return configuration.text("tempDir").orElse("surefire") + "-" + shortened + "-"
                + Integer.toHexString(identity.hashCode());
    }

    private void execute(MojoConfiguration run) throws Exception {
        MojoExecution execution = new MojoExecution(mojo, executionId);
        execution.setConfiguration(run.dom());
        plugins.executeMojo(session, execution);
    }
}
