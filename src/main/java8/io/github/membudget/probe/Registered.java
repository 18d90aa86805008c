package io.github.membudget.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Field;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Driver;
import java.sql.DriverManager;
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
    private static final Field DELETED_ON_EXIT = deletedOnExit();

    /** Set by the driver manager itself, through {@link DriverManagerCanary}. */
    private static volatile boolean driverManagerInUse;

    private static Set<String> found;

    private Registered() {}

    static void driverManagerIsInUse() {
        driverManagerInUse = true;
    }

    /** Drivers that somebody registered by hand, by what they are known by; those of the class path register themselves once and for all. */
    static Map<Object, String> drivers() {
        return driverManagerInUse ? Drivers.read() : Collections.<Object, String>emptyMap();
    }

    /** Apart: a JVM may have no java.sql. */
    private static final class Drivers {
        static Map<Object, String> read() {
            Map<Object, String> drivers = new HashMap<Object, String>();
            Set<String> once = new HashSet<String>(found());
            for (Enumeration<Driver> all = DriverManager.getDrivers(); all.hasMoreElements(); ) {
                Driver driver = all.nextElement();
                String type = driver.getClass().getName();
                if (!once.remove(type)) {
                    drivers.put(identity(driver), type);
                }
            }
            return drivers;
        }
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
        Map<Object, String> paths = new HashMap<Object, String>();
        try {
            synchronized (DELETED_ON_EXIT.getDeclaringClass()) {
                Object files = DELETED_ON_EXIT.get(null);
                if (files instanceof Iterable) {
                    for (Object path : (Iterable<?>) files) {
                        paths.put(path, String.valueOf(path));
                    }
                }
            }
            return paths;
        } catch (IllegalAccessException | RuntimeException hidden) {
            return null;
        }
    }

    /** Since Java 9 only where the user's arguments open java.io; from 9 to 15 even asking would print a warning, so nobody asks. */
    private static Field deletedOnExit() {
        String version = System.getProperty("java.specification.version", "");
        try {
            if (!version.startsWith("1.") && !(Integer.parseInt(version) >= 16 && opened())) {
                return null;
            }
            Field files = Class.forName("java.io.DeleteOnExitHook", false, null).getDeclaredField("files");
            files.setAccessible(true);
            return files;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError hidden) {
            return null;
        }
    }

    private static boolean opened() throws ReflectiveOperationException {
        Class<?> module = Class.forName("java.lang.Module");
        Object base = Class.class.getMethod("getModule").invoke(Object.class);
        Object own = Class.class.getMethod("getModule").invoke(Registered.class);
        return (Boolean) module.getMethod("isOpen", String.class, module).invoke(base, "java.io", own);
    }
}
