package io.github.membudget.surefire;

import io.github.membudget.launch.ForkLauncher;
import io.github.membudget.model.ArchiveUse;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Isolation;
import io.github.membudget.model.JvmChoice;
import io.github.membudget.plan.ForkVm;
import io.github.membudget.plan.KeptErgonomics;
import io.github.membudget.plan.LeanArguments;
import io.github.membudget.plan.TestModule;
import io.github.membudget.schedule.NotRecycled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** What the forks of one test module are started with. */
final class ForkConfiguration {
    /** Of 256 objects, as by default, a holder of small ones leaves none for another's. Java 11 and newer take it without being unlocked. */
    private static final String MORE_SAMPLES = "-XX:FlightRecorderOptions=old-object-queue-size=4096 ";

    private static final ForkVm UNKNOWN_VM = new ForkVm(OptionalInt.empty(), false, false);

    private final MavenProject project;
    private final Optional<ForkJvm> jvm;
    private final String executionId;
    private final MojoConfiguration configuration;
    private final Consumer<String> warn;
    private final ForkArchives archives;
    private final ForkRecycling recycling;
    private final TemporaryFolders temporary = new TemporaryFolders();

    /** @param configuration the user's own */
    ForkConfiguration(
            MavenParts maven, SurefireExecution execution, MojoConfiguration configuration, Consumer<String> warn) {
        this.project = execution.project();
        // Here, since Maven 4 tells the toolchain on the goal's own thread alone.
        this.jvm = ForkJvm.of(configuration, maven.session(), maven.toolchains());
        this.executionId = execution.id();
        this.configuration = configuration;
        this.recycling = ForkRecycling.of(maven.session(), execution, configuration);
        this.warn = warn;
        this.archives = new ForkArchives(maven.session(), project, execution.surefire(), configuration);
    }

    /**
     * The module's own arguments, and the tap.
     *
     * @param key under which the tap finds its listener
     */
    void apply(TestModule module, ForkLauncher.Limits limits, String key, MojoConfiguration narrowed) {
        narrowed.set("tempDir", tempDir(module));
        narrowed.replace(tap(key, narrowed));
        LeanArguments lean = lean(module);
        String argLine = argLine(module)
                + added(" -Xmx", limits.heap())
                + added(" -XX:MaxDirectMemorySize=", limits.direct())
                + lean.arguments().stream().map(argument -> " " + argument).collect(Collectors.joining());
        addVariables(lean.variables(), narrowed);
        if (!argLine.isBlank()) {
            narrowed.set("argLine", argLine.strip());
        }
        if (module.isolation() == Isolation.CLASS) {
            narrowed.set("reuseForks", "false");
        }
    }

    /** What the module's {@code <jvm>} comes to, beside what the user's own arguments say. */
    LeanArguments lean(TestModule module) {
        JvmChoice choice = module.jvm().orElse(JvmChoice.DEFAULT);
        Set<String> environment = new HashSet<>();
        System.getenv().forEach((name, value) -> environment.add(name + "=" + value));
        configuration.map("environmentVariables").forEach((name, value) -> environment.add(name + "=" + value));
        String given = allArguments(argLine(module), configuration);
        return LeanArguments.of(
                choice,
                jvm().map(ForkJvm::vm).orElse(UNKNOWN_VM),
                given,
                environment,
                archives.arguments(module, jvm(), given));
    }

    private static void addVariables(Map<String, String> more, MojoConfiguration narrowed) {
        if (more.isEmpty()) {
            return;
        }
        Xpp3Dom variables = variables(narrowed);
        more.forEach((name, value) -> variables.addChild(MojoConfiguration.leaf(name, value)));
        narrowed.replace(variables);
    }

    private static Xpp3Dom variables(MojoConfiguration narrowed) {
        Xpp3Dom users = narrowed.dom().getChild("environmentVariables");
        return users == null ? new Xpp3Dom("environmentVariables") : new Xpp3Dom(users);
    }

    private static String added(String option, Optional<Bytes> limit) {
        return limit.map(size -> option + size.value() / Bytes.ofMebibytes(1).value() + "m")
                .orElse("");
    }

    /**
     * Where the forks run, and what they note of themselves.
     *
     * @param onPlatform whether anything in them would load what notes it; else they are left without
     */
    void place(
            TestModule module,
            ForkLauncher.Place place,
            String marker,
            boolean onPlatform,
            MojoConfiguration narrowed) {
        mark(place.inherited(marker), place.session(), narrowed);
        if (place.notes().wanted()) {
            listen(module, place, place.notes().recording() ? jvm : Optional.empty(), onPlatform, narrowed);
        }
        // Last, since it needs the whole class path.
        standIn(module, place, narrowed);
    }

    /** Once they have ended. */
    void clean(TestModule module, ForkLauncher.Place place) {
        JavaWrapperScript.remove(entryDirectory(module, place));
        temporary.remove(tempDir(module));
    }

    /** The user's, for all modules and for this one. */
    String argLine(TestModule module) {
        return configuration.text("argLine").orElse("")
                + module.argLine().map(own -> " " + own).orElse("");
    }

    /** What a java says that ended before it was a JVM, asked again with the fork's own arguments. */
    Optional<String> refusal(MojoConfiguration narrowed) {
        String argLine = ForkArguments.expand(narrowed.text("argLine").orElse(""), project.getProperties());
        Map<String, String> variables = narrowed.map("environmentVariables");
        // The user's, not the stand-in, which would enter the group again.
        return jvm().flatMap(jvm -> JvmRefusal.of(jvm, argLine, variables, workingDirectory()));
    }

    /** The same of the debugger's agent: asked again, it may well find its port free. */
    Optional<String> debuggerRefusal(MojoConfiguration narrowed, int exitCode) {
        return JvmRefusal.ofDebugger(allArguments(narrowed.text("argLine").orElse(""), narrowed), exitCode);
    }

    /** The one that Surefire would start without us. */
    Optional<ForkJvm> jvm() {
        return jvm;
    }

    Path workingDirectory() {
        return Path.of(configuration
                .text("workingDirectory")
                .orElse(project.getBasedir().getPath()));
    }

    private Xpp3Dom tap(String key, MojoConfiguration narrowed) {
        Xpp3Dom tap = new Xpp3Dom("forkNode");
        tap.setAttribute("implementation", TapForkNodeFactory.class.getName());
        tap.addChild(MojoConfiguration.leaf("project", "${project}"));
        tap.addChild(MojoConfiguration.leaf("key", key));
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
        Xpp3Dom variables = variables(narrowed);
        variables.addChild(MojoConfiguration.leaf("MEMBUDGET_FORK", inherited));
        variables.addChild(MojoConfiguration.leaf("MEMBUDGET_SESSION", session));
        narrowed.replace(variables);
    }

    /** See {@link ForkLauncher#notRecycled}. */
    Optional<NotRecycled> notRecycled(TestModule module) {
        return recycling.whyNot(module, jvm(), allArguments(argLine(module), configuration));
    }

    /** Without it the tests still run, and that nobody entered the group is told of it. */
    private void standIn(TestModule module, ForkLauncher.Place place, MojoConfiguration narrowed) {
        if (jvm.isEmpty()) {
            return;
        }
        Path directory = entryDirectory(module, place);
        MojoConfiguration without = narrowed.copy();
        try {
            Optional<String> archive = archives.prepare(module, notesOfClasses(directory), narrowed);
            boolean recycles =
                    module.recycleAt().isPresent() && notRecycled(module).isEmpty();
            if (place.entry().isEmpty() && archive.isEmpty() && !recycles) {
                return;
            }
            narrowed.set(
                    "jvm",
                    JavaWrapperScript.write(directory, jvm.get(), place.entry(), archive, recycles)
                            .toString());
            if (recycles) {
                recycling.apply(narrowed, directory);
            }
            if (place.entry().isPresent()) {
                keepErgonomics(jvm.get(), place, narrowed);
            }
        } catch (IOException e) {
            without.text(ForkArchives.SETTING).ifPresent(users -> narrowed.set(ForkArchives.SETTING, users));
            if (place.entry().isPresent()) {
                warn.accept(
                        "membudget: " + directory + " cannot be written (" + e.getMessage() + "): the forks of module '"
                                + module.name() + "' run outside the kernel's limit, watched only.");
            }
            if (module.recycleAt().isPresent()) {
                warn.accept("membudget: " + directory + " cannot be written (" + e.getMessage()
                        + "): the forks of module '" + module.name() + "' are not recycled.");
            }
        }
    }

    private static Path notesOfClasses(Path entryDirectory) {
        return entryDirectory
                .resolveSibling("")
                .resolveSibling("classes")
                .resolve(String.valueOf(entryDirectory.getFileName()));
    }

    /** See {@link ForkLauncher#archive}. */
    Optional<ArchiveUse> archive(TestModule module, boolean completed) {
        return archives.finish(module, completed);
    }

    /** Without it the tests still run, and are measured from outside alone. */
    private void listen(
            TestModule module,
            ForkLauncher.Place place,
            Optional<ForkJvm> recorded,
            boolean onPlatform,
            MojoConfiguration narrowed) {
        Path directory = Path.of(project.getBuild().getDirectory(), "membudget").toAbsolutePath();
        try {
            if (!onPlatform) {
                // Empty as it stays, it says that nothing was noted.
                Files.createDirectories(place.notes().logs());
                return;
            }
            ProbeJar.add(directory, place.notes(), narrowed);
            temporary.give(tempDir(module), place.notes(), this::allArguments, narrowed);
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
    private Path entryDirectory(TestModule module, ForkLauncher.Place place) {
        return Path.of(
                project.getBuild().getDirectory(),
                "membudget",
                "java",
                (tempDir(module) + "-" + place.session()).replaceAll("[^A-Za-z0-9._-]+", "-"));
    }

    private void keepErgonomics(ForkJvm jvm, ForkLauncher.Place place, MojoConfiguration narrowed) {
        OptionalInt major = jvm.majorVersion();
        if (major.isEmpty()) {
            return;
        }
        String argLine = narrowed.text("argLine").orElse("");
        List<String> kept = KeptErgonomics.arguments(
                allArguments(argLine, narrowed),
                major.getAsInt(),
                place.seen(),
                place.outside(),
                Runtime.getRuntime().availableProcessors());
        if (!kept.isEmpty()) {
            narrowed.set("argLine", (argLine + " " + String.join(" ", kept)).strip());
        }
    }

    /** With what the JVM takes from its environment, in whatever way the user sets that. */
    String allArguments(String argLine, MojoConfiguration forks) {
        StringBuilder given = new StringBuilder(
                ForkArguments.withFiles(ForkArguments.expand(argLine, project.getProperties()), workingDirectory()));
        for (String variable : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
            given.append(' ').append(Objects.requireNonNullElse(System.getenv(variable), ""));
        }
        Xpp3Dom variables = forks.dom().getChild("environmentVariables");
        return given.append(' ')
                .append(variables == null ? "" : variables.toString())
                .toString();
    }

    /** Shared, one module would delete another's boot files; and it tells the forks of one module from all others. */
    String tempDir(TestModule module) {
        String identity = executionId + ' ' + module.name();
        String readable = identity.replaceAll("[^A-Za-z0-9._-]+", "-");
        String shortened = readable.substring(0, Math.min(readable.length(), 60));
        return configuration.text("tempDir").orElse("surefire") + "-" + shortened + "-"
                + Integer.toHexString(identity.hashCode());
    }
}
