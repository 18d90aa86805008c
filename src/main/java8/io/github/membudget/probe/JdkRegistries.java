package io.github.membudget.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JDK's own registers of what classes give it for good. Read only where the JVM uses them already. */
final class JdkRegistries {
    private static final String SERVICE = "META-INF/services/java.sql.Driver";

    private static final @Nullable JdkField DELETED_ON_EXIT = JdkField.of("java.io.DeleteOnExitHook", "files");

    /** Calling the driver manager would load all drivers of the class path. */
    private static final @Nullable JdkField DRIVERS = JdkField.of("java.sql.DriverManager", "registeredDrivers");

    /** Where the driver manager's entries keep their drivers. */
    private static @Nullable JdkField driver;

    /** Names of the drivers that the class path offers. */
    private static @Nullable Set<String> offered;

    private JdkRegistries() {}

    /**
     * Class names of the drivers that somebody registered by hand, by identity. Those of the class path register themselves once, and stay.
     * Null where this JVM does not show them.
     */
    static @Nullable Map<Object, String> drivers() {
        if (DRIVERS == null) {
            return null;
        }
        Object registered = DRIVERS.read();
        Map<Object, String> drivers = new HashMap<Object, String>();
        if (registered instanceof List && !((List<?>) registered).isEmpty()) {
            Set<String> once = new HashSet<String>(offered());
            for (Object info : (List<?>) registered) {
                Object one = driverOf(info);
                if (one != null && !once.remove(one.getClass().getName())) {
                    drivers.put(identity(one), one.getClass().getName());
                }
            }
        }
        return drivers;
    }

    private static @Nullable Object driverOf(Object info) {
        if (driver == null) {
            driver = JdkField.of(info.getClass(), "driver");
        }
        return driver == null ? null : driver.readOf(info);
    }

    /** A name for an object that does not keep it alive. */
    static String identity(Object object) {
        return object.getClass().getName() + '@' + Integer.toHexString(System.identityHashCode(object));
    }

    private static Set<String> offered() {
        Set<String> names = offered;
        if (names == null) {
            names = new HashSet<String>();
            try {
                Enumeration<URL> files = ClassLoader.getSystemClassLoader().getResources(SERVICE);
                while (files.hasMoreElements()) {
                    names.addAll(lines(files.nextElement()));
                }
            } catch (IOException unreadable) {
                // Then a driver of the class path may count as registered by hand, once.
                names.clear();
            }
            offered = names;
        }
        return names;
    }

    private static List<String> lines(URL file) throws IOException {
        List<String> names = new ArrayList<String>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                names.add(line.replaceAll("#.*", "").trim());
            }
        }
        return names;
    }

    /** Paths given to {@code File.deleteOnExit}; null where this JVM does not show them. */
    static @Nullable Map<Object, String> deletedOnExitPaths() {
        if (DELETED_ON_EXIT == null) {
            return null;
        }
        Object files = DELETED_ON_EXIT.read();
        if (!(files instanceof Iterable)) {
            return new HashMap<Object, String>();
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
