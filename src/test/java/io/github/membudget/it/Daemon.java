package io.github.membudget.it;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.maven.Maven;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequestPopulator;
import org.apache.maven.execution.MavenExecutionResult;
import org.codehaus.plexus.DefaultContainerConfiguration;
import org.codehaus.plexus.DefaultPlexusContainer;
import org.codehaus.plexus.PlexusConstants;
import org.codehaus.plexus.PlexusContainer;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.codehaus.plexus.classworlds.realm.ClassRealm;

/**
 * Builds projects one after the other in one JVM and one container, as Maven's daemon does: plugins' class realms stay from build to build. Runs
 * with Maven's own libraries and this class alone.
 */
public final class Daemon {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final String OURS = "io.github.membudget.";

    private final Path directory;
    private final File localRepository;
    private final ClassWorld world = new ClassWorld("plexus.core", Daemon.class.getClassLoader());
    private final PlexusContainer container;

    private Daemon(Path directory, File localRepository) throws Exception {
        this.directory = directory;
        this.localRepository = localRepository;
        this.container = new DefaultPlexusContainer(new DefaultContainerConfiguration()
                .setClassWorld(world)
                .setClassPathScanning(PlexusConstants.SCANNING_INDEX)
                .setAutoWiring(true)
                .setJSR250Lifecycle(true)
                .setName("maven"));
    }

    /**
     * Writes into the directory, for each build, {@code daemon-N.properties} with what it left in this JVM, and its {@code suite-N.json}.
     *
     * @param arguments the directory; the local repository; builds like {@code project -Dname=value -Dname=value}
     */
    public static void main(String[] arguments) throws Exception {
        Daemon daemon = new Daemon(Path.of(arguments[0]), new File(arguments[1]));
        for (int number = 1; number < arguments.length - 1; number++) {
            daemon.build(number, List.of(arguments[number + 1].split(" ")));
        }
        // As the daemon's own: nothing of a build may keep this JVM alive.
    }

    private void build(int number, List<String> words) throws Exception {
        Path project = directory.resolve(words.get(0));
        Properties before = (Properties) System.getProperties().clone();
        MavenExecutionResult result = container.lookup(Maven.class).execute(request(project, words));
        Properties left = new Properties();
        left.setProperty("failed", String.valueOf(result.hasExceptions()));
        left.setProperty(
                "message",
                result.hasExceptions() ? result.getExceptions().get(0).getMessage() : "");
        left.setProperty("threads", String.join(",", threads()));
        left.setProperty("processes", String.valueOf(processes()));
        left.setProperty("hooks", String.join(",", shutdownHooks()));
        left.setProperty("properties", String.join(",", changed(before)));
        result = null;
        Map<String, Long> instances = instances();
        left.setProperty(
                "sessions", String.valueOf(instances.getOrDefault("org.apache.maven.execution.MavenSession", 0L)));
        left.setProperty("suites", String.valueOf(instances.getOrDefault(OURS + "run.SuiteRun", 0L)));
        left.setProperty(
                "realms",
                world.getRealms().stream().map(ClassRealm::getId).sorted().collect(Collectors.joining(",")));
        left.setProperty(
                "objects",
                String.valueOf(instances.entrySet().stream()
                        .filter(one -> one.getKey().startsWith(OURS))
                        .mapToLong(Map.Entry::getValue)
                        .sum()));
        left.setProperty(
                "classes",
                String.valueOf(ManagementFactory.getClassLoadingMXBean().getLoadedClassCount()));
        left.setProperty(
                "heap",
                String.valueOf(
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()));
        try (var out = Files.newBufferedWriter(directory.resolve("daemon-" + number + ".properties"))) {
            left.store(out, null);
        }
        Files.copy(
                project.resolve("target/membudget/suite.json"),
                directory.resolve("suite-" + number + ".json"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private MavenExecutionRequest request(Path project, List<String> words) throws Exception {
        Properties system = new Properties();
        system.putAll(System.getProperties());
        System.getenv().forEach((name, value) -> system.setProperty("env." + name, value));
        Properties user = new Properties();
        for (String word : words.subList(1, words.size())) {
            String[] property = word.substring("-D".length()).split("=", 2);
            user.setProperty(property[0], property[1]);
        }
        MavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setBaseDirectory(project.toFile());
        request.setMultiModuleProjectDirectory(project.toFile());
        request.setPom(project.resolve("pom.xml").toFile());
        request.setGoals(List.of("verify"));
        request.setLocalRepositoryPath(localRepository);
        request.setSystemProperties(system);
        request.setUserProperties(user);
        request.setStartTime(new Date());
        request.setInteractiveMode(false);
        // All that the builds need was fetched by the one before.
        request.setOffline(true);
        container.lookup(MavenExecutionRequestPopulator.class).populateDefaults(request);
        return request;
    }

    /** Ours that still live once there was time to end. */
    private static List<String> threads() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        List<String> names;
        do {
            Thread.sleep(50);
            names = Thread.getAllStackTraces().keySet().stream()
                    .filter(Daemon::isOurs)
                    .map(Thread::getName)
                    .sorted()
                    .toList();
        } while (!names.isEmpty() && System.nanoTime() < deadline);
        return names;
    }

    private static boolean isOurs(Thread thread) {
        String loader = String.valueOf(thread.getContextClassLoader());
        return thread.getName().startsWith("membudget")
                || thread.getClass().getName().startsWith(OURS)
                || (thread.getThreadGroup() == Thread.currentThread().getThreadGroup()
                        && thread != Thread.currentThread()
                        // JNA has one for each class loader that it is loaded in.
                        && !thread.getName().equals("JNA Cleaner")
                        && loader.contains("membudget"));
    }

    private static long processes() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (ProcessHandle.current().children().findAny().isPresent() && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        return ProcessHandle.current().children().count();
    }

    /** Needs {@code --add-opens java.base/java.lang=ALL-UNNAMED}. */
    private static List<String> shutdownHooks() throws ReflectiveOperationException {
        Field hooks = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
        hooks.setAccessible(true);
        return ((Map<?, ?>) hooks.get(null))
                .keySet().stream()
                        .map(hook -> hook.getClass() + " " + hook)
                        .sorted()
                        .toList();
    }

    private static List<String> changed(Properties before) {
        List<String> changed = new ArrayList<>();
        Properties now = System.getProperties();
        for (String name : now.stringPropertyNames()) {
            if (!now.getProperty(name).equals(before.getProperty(name))) {
                changed.add(name);
            }
        }
        before.stringPropertyNames().stream()
                .filter(name -> now.getProperty(name) == null)
                .forEach(changed::add);
        changed.sort(null);
        return changed;
    }

    /** How many of each class are alive, after a full collection. */
    private static Map<String, Long> instances() throws JMException, IOException {
        System.gc();
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        Map<String, Long> instances = new TreeMap<>();
        for (String line : histogram.split("\n")) {
            String[] columns = line.strip().split("\\s+");
            if (columns.length >= 4 && columns[0].endsWith(":")) {
                instances.merge(columns[3], Long.parseLong(columns[1]), Long::sum);
            }
        }
        return instances;
    }
}
