package io.github.membudget.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What classes register with the JVM for good. Only read where it is in use already. */
final class Registered {
    private static final String SERVICE = "META-INF/services/java.sql.Driver";

    private static final JdkField DELETED_ON_EXIT = JdkField.of("java.io.DeleteOnExitHook", "files");

    /** Asking the driver manager would make it load all drivers of the class path. */
    private static final JdkField DRIVERS = JdkField.of("java.sql.DriverManager", "registeredDrivers");

    private static JdkField driver;
    private static Set<String> found;

    private Registered() {}

    /**
     * Drivers that somebody registered by hand, by what they are known by; those of the class path register themselves once and for all.
     * Null where this JVM does not show them.
     */
    static Map<Object, String> drivers() {
        if (DRIVERS == null) {
            return null;
        }
        Object registered = DRIVERS.read();
        Map<Object, String> drivers = new HashMap<Object, String>();
        if (registered instanceof List && !((List<?>) registered).isEmpty()) {
            Set<String> once = new HashSet<String>(found());
            for (Object info : (List<?>) registered) {
                Object one = driverOf(info);
                if (one != null && !once.remove(one.getClass().getName())) {
                    drivers.put(identity(one), one.getClass().getName());
                }
            }
        }
        return drivers;
    }

    private static Object driverOf(Object info) {
        if (driver == null) {
            driver = JdkField.of(info.getClass(), "driver");
        }
        return driver == null ? null : driver.readOf(info);
    }

    /** Without the driver itself: it would be kept alive by looking. */
    static String identity(Object object) {
        return object.getClass().getName() + '@' + Integer.toHexString(System.identityHashCode(object));
    }

    private static Set<String> found() {
        if (found == null) {
            Set<String> names = new HashSet<String>();
            try {
                Enumeration<URL> files = ClassLoader.getSystemClassLoader().getResources(SERVICE);
                while (files.hasMoreElements()) {
                    names.addAll(lines(files.nextElement()));
                }
            } catch (IOException unreadable) {
                // Then a driver of the class path may count as registered by hand, once.
                names.clear();
            }
            found = names;
        }
        return found;
    }

    private static List<String> lines(URL file) throws IOException {
        List<String> names = new ArrayList<String>();
        BufferedReader in = new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8));
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                names.add(line.replaceAll("#.*", "").trim());
            }
        } finally {
            in.close();
        }
        return names;
    }

    /** Paths given to {@code File.deleteOnExit}; null where this JVM does not show them. */
    static Map<Object, String> deletedOnExitPaths() {
        if (DELETED_ON_EXIT == null) {
            return null;
        }
        Object files = DELETED_ON_EXIT.read();
        if (!(files instanceof Iterable)) {
            return Collections.emptyMap();
        }
        Map<Object, String> paths = new HashMap<Object, String>();
        synchronized (DELETED_ON_EXIT.type()) {
            for (Object path : (Iterable<?>) files) {
                paths.put(path, String.valueOf(path));
            }
        }
        return paths;
    }
}
