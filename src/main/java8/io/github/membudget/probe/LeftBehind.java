package io.github.membudget.probe;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

/**
 * What a class could leave behind, as it is at one time. Only read, never touched: nothing is loaded, stopped or closed by looking. A
 * thing is known by a key that stays the same as long as it is there, and told by a detail.
 */
final class LeftBehind {
    static final String THREAD = "thread";
    static final String FILE = "open-file";
    static final String SOCKET = "open-socket";
    static final String TEMPORARY = "temporary-file";
    static final String PROCESS = "child-process";
    static final String MBEAN = "mbean";
    static final String PROPERTY = "system-property";
    static final String DEFAULT = "default";
    static final String LOADER = "class-loader";
    static final String DRIVER = "jdbc-driver";
    static final String ON_EXIT = "delete-on-exit";

    private static final int MOST_WALKED = 1000;

    /** The flight recorder then runs, at our wish, and keeps files of its own, those of other forks among them. */
    static final boolean INVESTIGATES = Asked.live() != null;

    private static final Set<String> OFF =
            new HashSet<String>(Arrays.asList(Asked.off().split("[,\\s]+")));

    /** Not closed by anybody on purpose. */
    private static final Set<String> CLASS_PATH = new HashSet<String>(
            Arrays.asList(System.getProperty("java.class.path", "").split(File.pathSeparator)));

    private static final String TIME_ZONE = "user.timezone";

    /** Asking for the default would choose one, and whatever tests set that property to later would be in vain. */
    private static final JdkField DEFAULT_ZONE = JdkField.of(TimeZone.class, "defaultTimeZone");

    private static final String JAVA_HOME = System.getProperty("java.home", "/");

    private final Map<String, Map<Object, String>> found = new LinkedHashMap<String, Map<Object, String>>();

    private LeftBehind() {}

    /** One thing: what kind, what it is known by, and how it was at the last look. */
    static final class Thing {
        final String kind;
        final Object key;
        final String detail;

        Thing(String kind, Object key, String detail) {
            this.kind = kind;
            this.key = key;
            this.detail = detail;
        }
    }

    static LeftBehind look() {
        LeftBehind now = new LeftBehind();
        now.threads();
        now.registered();
        now.files();
        now.temporaryFiles();
        now.processes();
        now.mbeans();
        now.properties();
        return now;
    }

    /** What is here and was not there; what is here otherwise. */
    List<Thing> since(LeftBehind before) {
        List<Thing> things = new ArrayList<Thing>();
        for (Map.Entry<String, Map<Object, String>> kind : found.entrySet()) {
            Map<Object, String> then = before.found.get(kind.getKey());
            if (then == null || then == kind.getValue()) {
                continue;
            }
            for (Map.Entry<Object, String> thing : kind.getValue().entrySet()) {
                if (isNews(kind.getKey(), then, thing.getKey(), thing.getValue())) {
                    things.add(new Thing(kind.getKey(), thing.getKey(), thing.getValue()));
                }
            }
            if (kind.getKey().equals(PROPERTY)) {
                for (Object gone : then.keySet()) {
                    if (!kind.getValue().containsKey(gone)) {
                        things.add(new Thing(kind.getKey(), gone, null));
                    }
                }
            }
        }
        return things;
    }

    private static boolean isNews(String kind, Map<Object, String> then, Object key, String value) {
        if (!then.containsKey(key)) {
            // Once somebody needs a time zone; the JVM puts what it chose itself into this property.
            return !kind.equals(DEFAULT) || !value.equals(System.getProperty(TIME_ZONE));
        }
        return isByValue(kind) && !Objects.equals(then.get(key), value);
    }

    private static boolean isByValue(String kind) {
        return kind.equals(PROPERTY) || kind.equals(DEFAULT);
    }

    /** Whether it is still there, as it was left. */
    boolean has(Thing thing) {
        Map<Object, String> kind = found.get(thing.kind);
        if (kind == null) {
            return false;
        }
        return isByValue(thing.kind) ? Objects.equals(kind.get(thing.key), thing.detail) : kind.containsKey(thing.key);
    }

    /** In words for a person; a property's value may be a secret, so it is not told. */
    static String words(Thing thing, LeftBehind before) {
        if (thing.kind.equals(THREAD)) {
            return LivingThreads.describe((Long) thing.key, thing.detail);
        }
        if (thing.kind.equals(SOCKET)) {
            return OpenSockets.describe(thing.detail);
        }
        if (thing.kind.equals(TEMPORARY)) {
            return thing.key + size((File) thing.key);
        }
        if (thing.kind.equals(PROPERTY)) {
            boolean known = before.found.get(PROPERTY).containsKey(thing.key);
            return thing.key + (thing.detail == null ? " removed" : known ? " changed" : " added");
        }
        if (thing.kind.equals(DEFAULT)) {
            String then = before.found.get(DEFAULT).get(thing.key);
            return thing.key + (then == null ? "" : " " + then) + " became " + thing.detail;
        }
        return thing.detail;
    }

    private Map<Object, String> kind(String kind) {
        if (OFF.contains(kind)) {
            return null;
        }
        Map<Object, String> things = new HashMap<Object, String>();
        found.put(kind, things);
        return things;
    }

    private void threads() {
        Map<Object, String> things = kind(THREAD);
        Map<Object, String> loaders = kind(LOADER);
        if (things == null && loaders == null) {
            return;
        }
        for (Thread thread : LivingThreads.ofTests()) {
            if (things != null) {
                // Not the thread itself: it would be kept alive by looking.
                things.put(thread.getId(), thread.getName());
            }
            ClassLoader loader = thread.getContextClassLoader();
            if (loaders != null && loader != null && !LivingThreads.isSystemLoader(loader)) {
                loaders.put(
                        Registered.identity(loader),
                        loader.getClass().getName() + " of thread '" + thread.getName() + "'");
            }
        }
    }

    private void registered() {
        Map<Object, String> drivers = OFF.contains(DRIVER) ? null : Registered.drivers();
        if (drivers != null) {
            found.put(DRIVER, drivers);
        }
        Map<Object, String> paths = OFF.contains(ON_EXIT) ? null : Registered.deletedOnExitPaths();
        if (paths != null) {
            found.put(ON_EXIT, paths);
        }
    }

    private void files() {
        Map<Object, String> files = kind(FILE);
        Map<Object, String> sockets = kind(SOCKET);
        String[] open = files == null && sockets == null ? null : new File(ThisProcess.proc("self/fd")).list();
        if (open == null) {
            found.remove(FILE);
            found.remove(SOCKET);
            return;
        }
        for (String descriptor : open) {
            String target = target(descriptor);
            if (target.startsWith("socket:") && sockets != null) {
                sockets.put(target, target);
            } else if (files != null && isTests(target)) {
                files.put(descriptor + " " + target, target);
            }
        }
    }

    private static String target(String descriptor) {
        try {
            return Files.readSymbolicLink(new File(ThisProcess.proc("self/fd"), descriptor).toPath())
                    .toString();
        } catch (IOException e) {
            // The listing's own, or closed meanwhile.
            return "";
        }
    }

    private static boolean isTests(String target) {
        return target.startsWith("/")
                && !target.startsWith("/proc/")
                && !target.startsWith("/dev/")
                && !target.startsWith("/sys/")
                && !target.startsWith(JAVA_HOME)
                && !target.startsWith(Asked.log())
                && !(INVESTIGATES && target.endsWith(".jfr"))
                && !CLASS_PATH.contains(target)
                && !target.contains("surefire");
    }

    private void temporaryFiles() {
        if (kind(TEMPORARY) == null) {
            return;
        }
        Map<Object, String> entries = TemporaryFolder.entries();
        if (entries == null) {
            found.remove(TEMPORARY);
        } else {
            found.put(TEMPORARY, entries);
        }
    }

    private static String size(File file) {
        long[] sum = new long[2];
        add(file, sum);
        return file.isDirectory() ? "/ (" + sum[0] + " files, " + sum[1] + " bytes)" : " (" + sum[1] + " bytes)";
    }

    private static void add(File file, long[] sum) {
        Path path = file.toPath();
        if (Files.isSymbolicLink(path) || sum[0] >= MOST_WALKED) {
            return;
        }
        File[] entries = file.listFiles();
        if (entries == null) {
            sum[0]++;
            sum[1] += file.length();
            return;
        }
        for (File entry : entries) {
            add(entry, sum);
        }
    }

    private void processes() {
        Map<Object, String> things = kind(PROCESS);
        if (things == null) {
            return;
        }
        for (String pid : OpenResources.allChildren()) {
            things.put(pid, OpenResources.text(ThisProcess.proc(pid + "/comm")).trim() + " (pid " + pid + ")");
        }
    }

    /** Asks only servers that are there: asking for the platform's would make it. */
    private void mbeans() {
        Map<Object, String> things = kind(MBEAN);
        if (things == null) {
            return;
        }
        for (MBeanServer server : MBeanServerFactory.findMBeanServer(null)) {
            for (ObjectName name : server.queryNames(null, null)) {
                if (!ofTheJvm(name.getDomain())) {
                    things.put(name, name.toString());
                }
            }
        }
    }

    private static boolean ofTheJvm(String domain) {
        return domain.startsWith("java.")
                || domain.startsWith("jdk.")
                || domain.startsWith("com.sun.")
                || domain.equals("JMImplementation");
    }

    private void properties() {
        Map<Object, String> things = kind(PROPERTY);
        if (things != null) {
            Properties properties = System.getProperties();
            for (String name : names(properties)) {
                things.put(name, properties.getProperty(name));
            }
            // The JVM sets it itself when it first needs the default, which is looked at below.
            things.remove(TIME_ZONE);
        }
        Map<Object, String> defaults = kind(DEFAULT);
        if (defaults != null) {
            defaults.put("locale", Locale.getDefault().toString());
            Object zone = DEFAULT_ZONE == null ? null : DEFAULT_ZONE.read();
            if (zone instanceof TimeZone) {
                defaults.put("time zone", ((TimeZone) zone).getID());
            }
        }
    }

    private static Collection<String> names(Properties properties) {
        try {
            return properties.stringPropertyNames();
        } catch (RuntimeException changedMeanwhile) {
            return Collections.emptySet();
        }
    }
}
