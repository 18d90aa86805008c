package io.github.membudget.surefire;

import com.sun.management.OperatingSystemMXBean;
import io.github.membudget.model.ArchiveUse;
import io.github.membudget.model.ArchiveUse.State;
import io.github.membudget.model.JvmChoice;
import io.github.membudget.model.JvmPart;
import io.github.membudget.model.PrivateFolder;
import io.github.membudget.plan.LeanArguments.ArchiveArguments;
import io.github.membudget.plan.TestModule;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** Which class archives the modules of one goal use. */
final class ForkArchives {
    static final String SETTING = "useManifestOnlyJar";
    private static final String VARIABLE = "CLASSPATH";

    private final MavenSession session;
    private final MavenProject project;
    private final String surefire;
    private final MojoConfiguration configuration;
    private final Map<String, ForkArchive.ArchiveChoice> choices = new HashMap<>();

    /**
     * @param surefire with its version
     * @param configuration the user's own
     */
    ForkArchives(MavenSession session, MavenProject project, String surefire, MojoConfiguration configuration) {
        this.session = session;
        this.project = project;
        this.surefire = surefire;
        this.configuration = configuration;
    }

    /**
     * The stand-in for java adds them, once it sees the class path.
     *
     * @param arguments every one that the forks get otherwise
     */
    synchronized ArchiveArguments arguments(TestModule module, Optional<ForkJvm> jvm, String arguments) {
        if (!module.jvm().orElse(JvmChoice.DEFAULT).parts().contains(JvmPart.ARCHIVE)) {
            return ArchiveArguments.none("nobody asked for it");
        }
        ForkArchive.ArchiveChoice choice = choices.computeIfAbsent(module.name(), name -> choose(jvm, arguments));
        return new ArchiveArguments(List.of(), choice.leftOut());
    }

    private ForkArchive.ArchiveChoice choose(Optional<ForkJvm> jvm, String arguments) {
        if (jvm.isEmpty() || !jvm.get().vm().hotspot()) {
            return ForkArchive.ArchiveChoice.none("the forks' java is not known to be HotSpot");
        }
        List<Path> path = TestClassPath.of(configuration, project);
        Optional<String> whyNot = TestClassPath.whyNot(configuration, path);
        return whyNot.map(ForkArchive.ArchiveChoice::none)
                .orElseGet(() -> ForkArchive.choose(
                        jvm.get(), surefire, arguments, memory(), path, jar -> TestClassPath.lasts(jar, session)));
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }

    /**
     * Has Surefire pass the class path in a way in which it can be changed.
     *
     * @param folder for what the forks note
     * @return what the stand-in for java does with it
     */
    synchronized Optional<String> prepare(TestModule module, Path folder, MojoConfiguration narrowed)
            throws IOException {
        Optional<ForkArchive> archive =
                Optional.ofNullable(choices.get(module.name())).flatMap(ForkArchive.ArchiveChoice::archive);
        if (archive.isEmpty()) {
            return Optional.empty();
        }
        PrivateFolder.make(folder.resolveSibling("").resolveSibling(""), folder);
        if (!archive.get().startable(folder)) {
            choices.put(
                    module.name(), ForkArchive.ArchiveChoice.none("this JVM does not note the classes that it loads"));
            PrivateFolder.remove(folder);
            return Optional.empty();
        }
        boolean asWithJar = narrowed.flag(SETTING);
        narrowed.set(SETTING, "false");
        Optional<String> variable = Optional.ofNullable(
                narrowed.map("environmentVariables").getOrDefault(VARIABLE, System.getenv(VARIABLE)));
        return Optional.of(archive.get().lines(TestClassPath.of(narrowed, project), folder, variable, asWithJar));
    }

    /** Modules that have not begun choose anew: they may use what is made for this one. */
    private synchronized Optional<ForkArchive.ArchiveChoice> taken(TestModule module) {
        return Optional.ofNullable(choices.remove(module.name()));
    }

    /** See {@link io.github.membudget.launch.ForkLauncher#archive}. Others go on meanwhile: to make one takes its time. */
    Optional<ArchiveUse> finish(TestModule module, boolean completed) {
        Optional<ForkArchive.ArchiveChoice> choice = taken(module);
        return choice.map(made -> made.archive()
                .map(archive -> archive.finish(completed))
                .orElseGet(() -> new ArchiveUse(State.LEFT_OUT, made.leftOut().orElse(""))));
    }
}
