package io.github.membudget.surefire;

import io.github.membudget.model.Isolation;
import io.github.membudget.plan.TestModule;
import io.github.membudget.schedule.NotRecycled;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.apache.maven.execution.MavenSession;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Whether the forks of a module can give way to fresh ones, and what Surefire has to be told for that. */
final class ForkRecycling {
    private static final Path SHELL = Path.of("/bin/sh");

    private static final Pattern DEBUGGER = Pattern.compile("-agentlib:jdwp|-Xrunjdwp");

    /** What makes classes that Maven's own JVM cannot load. */
    private static final Pattern OWN_CLASSES =
            Pattern.compile("--enable-preview|--add-modules|--patch-module|--upgrade-module-path");

    private static final Pattern FORK_NUMBER = Pattern.compile("surefire\\.(forkNumber|threadNumber)");

    private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";

    private static final Pattern PARALLEL_SET = Pattern.compile(Pattern.quote(PARALLEL) + "\\s*[=:]\\s*true");

    /** From this version on Surefire looks for test classes in a fork where the forks' java is another: as the stand-in is. */
    private static final ComparableVersion LOOKS_IN_FORKS = new ComparableVersion("3.6.0");

    private final MojoConfiguration configuration;
    private final int forkCount;
    private final boolean looksInForks;
    private final boolean testNg;
    private final boolean besideOthers;

    /**
     * @param configuration the user's own
     * @param version of Surefire
     * @param testNg whether tests may be TestNG's
     * @param besideOthers whether several projects may run their tests at one time
     */
    ForkRecycling(
            MojoConfiguration configuration, int forkCount, String version, boolean testNg, boolean besideOthers) {
        this.configuration = configuration;
        this.forkCount = forkCount;
        this.testNg = testNg;
        this.besideOthers = besideOthers;
        this.looksInForks = new ComparableVersion(version).compareTo(LOOKS_IN_FORKS) >= 0;
    }

    /** @param configuration the user's own */
    static ForkRecycling of(MavenSession session, SurefireExecution execution, MojoConfiguration configuration) {
        boolean testNg = execution.project().getArtifacts().stream()
                .anyMatch(artifact -> artifact.getGroupId().equals("org.testng")
                        && artifact.getArtifactId().equals("testng"));
        return new ForkRecycling(
                configuration,
                SurefireConfiguration.forkCount(configuration),
                execution.mojo().getPluginDescriptor().getVersion(),
                testNg,
                session.getRequest().getDegreeOfConcurrency() > 1);
    }

    /**
     * Empty where they can.
     *
     * @param jvm that the forks run
     * @param arguments of theirs, expanded
     */
    Optional<NotRecycled> whyNot(TestModule module, Optional<ForkJvm> jvm, String arguments) {
        if (module.isolation() == Isolation.CLASS || !configuration.flag("reuseForks")) {
            return Optional.of(NotRecycled.FORK_FOR_EACH_CLASS);
        }
        if (!configuration.list("suiteXmlFiles").isEmpty()) {
            return Optional.of(NotRecycled.SUITE_FILES);
        }
        if (!Files.isExecutable(SHELL)) {
            return Optional.of(NotRecycled.NO_SHELL);
        }
        if (debugged(arguments)) {
            return Optional.of(NotRecycled.DEBUGGER);
        }
        if (hasOwnNode()) {
            return Optional.of(NotRecycled.FORK_NODE);
        }
        // To several forks Surefire hands out classes one at a time by itself.
        return forkCount > 1 ? Optional.empty() : whyNotOneAtATime(jvm, arguments);
    }

    private Optional<NotRecycled> whyNotOneAtATime(Optional<ForkJvm> jvm, String arguments) {
        if (isParallel(arguments)) {
            return Optional.of(NotRecycled.PARALLEL_CLASSES);
        }
        if (testNg) {
            return Optional.of(NotRecycled.TESTNG);
        }
        if (besideOthers && FORK_NUMBER.matcher(configuration.dom().toString()).find()) {
            return Optional.of(NotRecycled.FORK_NUMBERS);
        }
        OptionalInt forks = jvm.map(ForkJvm::majorVersion).orElse(OptionalInt.empty());
        boolean newer =
                forks.isPresent() && forks.getAsInt() > Runtime.version().feature();
        return !looksInForks && (newer || OWN_CLASSES.matcher(arguments).find())
                ? Optional.of(NotRecycled.OTHER_JVM)
                : Optional.empty();
    }

    private boolean debugged(String arguments) {
        return DEBUGGER.matcher(arguments).find()
                || configuration
                        .text("debugForkedProcess")
                        .filter(text -> !text.equals("false"))
                        .isPresent();
    }

    private boolean hasOwnNode() {
        Xpp3Dom node = configuration.dom().getChild("forkNode");
        String implementation = node == null ? null : node.getAttribute("implementation");
        return implementation != null
                && !implementation.endsWith(".ForkNodeFactory")
                && !implementation.endsWith(".LegacyForkNodeFactory");
    }

    private boolean isParallel(String arguments) {
        boolean bySurefire = configuration
                .text("parallel")
                .filter(text -> !text.equals("none"))
                .isPresent();
        return bySurefire
                || PARALLEL_SET.matcher(arguments).find()
                || Stream.of("properties", "systemProperties", "systemPropertyVariables")
                        .map(configuration::map)
                        .flatMap(values -> values.entrySet().stream())
                        .anyMatch(ForkRecycling::setsParallel)
                || Stream.of("testClassesDirectory", "classesDirectory")
                        .map(configuration::text)
                        .flatMap(Optional::stream)
                        .anyMatch(ForkRecycling::hasParallelFile);
    }

    private static boolean setsParallel(Map.Entry<String, String> property) {
        return property.getKey().equals(PARALLEL)
                ? Boolean.parseBoolean(property.getValue())
                : PARALLEL_SET.matcher(property.getValue()).find();
    }

    private static boolean hasParallelFile(String classes) {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of(classes, "junit-platform.properties"))) {
            properties.load(file);
        } catch (IOException e) {
            return false;
        }
        return Boolean.parseBoolean(properties.getProperty(PARALLEL, "").trim());
    }

    /**
     * Has Surefire hand out classes one at a time, and the tap end forks.
     *
     * @param narrowed with the tap in it
     * @param directory of the stand-in for the forks' java
     */
    void apply(MojoConfiguration narrowed, Path directory) {
        Xpp3Dom tap = narrowed.dom().getChild("forkNode");
        tap.addChild(
                MojoConfiguration.leaf("recycleIn", directory.toAbsolutePath().toString()));
        if (forkCount == 1) {
            narrowed.set("forkCount", "2");
            tap.addChild(MojoConfiguration.leaf("spare", "true"));
        }
    }
}
