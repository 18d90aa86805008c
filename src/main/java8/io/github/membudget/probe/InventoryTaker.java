package io.github.membudget.probe;

import io.github.membudget.probe.format.LeftoverKind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** Takes an {@link Inventory} of this JVM. It only reads: nothing is loaded, stopped or closed by it. Used under the probe's lock. */
final class InventoryTaker {
    /** The property in which the JVM keeps the time zone that it was given or chose. */
    static final String TIME_ZONE = "user.timezone";

    /** Nobody closes these on purpose. */
    private static final Set<String> CLASS_PATH = new HashSet<String>(
            Arrays.asList(System.getProperty("java.class.path", "").split(File.pathSeparator)));

    /** Calling {@link TimeZone#getDefault} would choose one, and tests that set that property later would have no effect. */
    private static final @Nullable JdkField DEFAULT_ZONE = JdkField.of(TimeZone.class, "defaultTimeZone");

    private static final String JAVA_HOME = System.getProperty("java.home", "/");

    private final ProbeSettings settings;
    private final TemporaryFolder temporaryFolder;

    InventoryTaker(ProbeSettings settings) {
        this.settings = settings;
        this.temporaryFolder = new TemporaryFolder(records());
    }

    /** In an investigation the flight recorder runs in this and other forks, and keeps files of its own. */
    private boolean records() {
        return settings.investigationDirectory() != null;
    }

    Inventory take() {
        Inventory now = new Inventory();
        threads(now);
        if (settings.looksFor(LeftoverKind.JDBC_DRIVER)) {
            now.put(LeftoverKind.JDBC_DRIVER, JdkRegistries.drivers());
        }
        if (settings.looksFor(LeftoverKind.DELETE_ON_EXIT)) {
            now.put(LeftoverKind.DELETE_ON_EXIT, JdkRegistries.deletedOnExitPaths());
        }
        openFiles(now);
        if (settings.looksFor(LeftoverKind.TEMPORARY_FILE)) {
            now.put(LeftoverKind.TEMPORARY_FILE, temporaryFolder.entries());
        }
        if (settings.looksFor(LeftoverKind.CHILD_PROCESS)) {
            now.put(LeftoverKind.CHILD_PROCESS, processes());
        }
        if (settings.looksFor(LeftoverKind.MBEAN)) {
            now.put(LeftoverKind.MBEAN, mbeans());
        }
        if (settings.looksFor(LeftoverKind.SYSTEM_PROPERTY)) {
            now.put(LeftoverKind.SYSTEM_PROPERTY, properties());
        }
        if (settings.looksFor(LeftoverKind.DEFAULT)) {
            now.put(LeftoverKind.DEFAULT, defaults());
        }
        return now;
    }

    private void threads(Inventory now) {
        boolean wantsThreads = settings.looksFor(LeftoverKind.THREAD);
        boolean wantsLoaders = settings.looksFor(LeftoverKind.CLASS_LOADER);
        if (!wantsThreads && !wantsLoaders) {
            return;
        }
        Map<Object, String> threads = new HashMap<Object, String>();
        Map<Object, String> loaders = new HashMap<Object, String>();
        for (Thread thread : JvmThreads.ofTests()) {
            // By its number, since a reference would keep the thread alive.
            threads.put(thread.getId(), thread.getName());
            ClassLoader loader = thread.getContextClassLoader();
            if (loader != null && !JvmThreads.isSystemLoader(loader)) {
                loaders.put(
                        JdkRegistries.identity(loader),
                        loader.getClass().getName() + " of thread '" + thread.getName() + "'");
            }
        }
        now.put(LeftoverKind.THREAD, wantsThreads ? threads : null);
        now.put(LeftoverKind.CLASS_LOADER, wantsLoaders ? loaders : null);
    }

    private void openFiles(Inventory now) {
        boolean wantsFiles = settings.looksFor(LeftoverKind.OPEN_FILE);
        boolean wantsSockets = settings.looksFor(LeftoverKind.OPEN_SOCKET);
        String[] open = wantsFiles || wantsSockets ? new File(ThisProcess.proc("self/fd")).list() : null;
        if (open == null) {
            return;
        }
        Map<Object, String> files = new HashMap<Object, String>();
        Map<Object, String> sockets = new HashMap<Object, String>();
        for (String descriptor : open) {
            String target = target(descriptor);
            if (target.startsWith("socket:") && wantsSockets) {
                sockets.put(target, target);
            } else if (isOfTests(target)) {
                files.put(descriptor + " " + target, target);
            }
        }
        now.put(LeftoverKind.OPEN_FILE, wantsFiles ? files : null);
        now.put(LeftoverKind.OPEN_SOCKET, wantsSockets ? sockets : null);
    }

    private static String target(String descriptor) {
        try {
            return Files.readSymbolicLink(new File(ThisProcess.proc("self/fd"), descriptor).toPath())
                    .toString();
        } catch (IOException e) {
            // The listing's own descriptor, or one that was closed meanwhile.
            return "";
        }
    }

    private boolean isOfTests(String file) {
        String logs = settings.logDirectory();
        return file.startsWith("/")
                && !file.startsWith("/proc/")
                && !file.startsWith("/dev/")
                && !file.startsWith("/sys/")
                && !file.startsWith(JAVA_HOME)
                && !(logs != null && file.startsWith(logs))
                && !(records() && file.endsWith(".jfr"))
                && !CLASS_PATH.contains(file)
                && !file.contains("surefire");
    }

    private static @Nullable Map<Object, String> processes() {
        if (!OpenResources.LISTS_CHILDREN) {
            return null;
        }
        Map<Object, String> processes = new HashMap<Object, String>();
        for (String pid : OpenResources.allChildren()) {
            processes.put(
                    pid,
                    ChildName.of(
                                    OpenResources.text(ThisProcess.proc(pid + "/comm"))
                                            .trim(),
                                    OpenResources.text(ThisProcess.proc(pid + "/cmdline")))
                            + " (pid " + pid + ")");
        }
        return processes;
    }

    /** Asks only servers that exist: asking for the platform's would create it. */
    private static Map<Object, String> mbeans() {
        Map<Object, String> mbeans = new HashMap<Object, String>();
        for (MBeanServer server : MBeanServerFactory.findMBeanServer(null)) {
            for (ObjectName name : server.queryNames(null, null)) {
                if (!isOfTheJvm(name.getDomain())) {
                    mbeans.put(name, name.toString());
                }
            }
        }
        return mbeans;
    }

    private static boolean isOfTheJvm(String domain) {
        return domain.startsWith("java.")
                || domain.startsWith("jdk.")
                || domain.startsWith("com.sun.")
                || domain.equals("JMImplementation");
    }

    private static Map<Object, String> properties() {
        Map<Object, String> values = new HashMap<Object, String>();
        Properties properties = System.getProperties();
        for (String name : names(properties)) {
            String value = properties.getProperty(name);
            if (value != null) {
                values.put(name, value);
            }
        }
        // The JVM sets it when it first needs the default, which is an item by itself.
        values.remove(TIME_ZONE);
        return values;
    }

    private static Collection<String> names(Properties properties) {
        try {
            return properties.stringPropertyNames();
        } catch (RuntimeException changedMeanwhile) {
            return Collections.emptySet();
        }
    }

    private static Map<Object, String> defaults() {
        Map<Object, String> defaults = new HashMap<Object, String>();
        defaults.put("locale", Locale.getDefault().toString());
        Object zone = DEFAULT_ZONE == null ? null : DEFAULT_ZONE.read();
        if (zone instanceof TimeZone) {
            defaults.put("time zone", ((TimeZone) zone).getID());
        }
        return defaults;
    }
}
