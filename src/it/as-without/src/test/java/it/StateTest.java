package it;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.lang.reflect.Field;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Writes down how its JVM is before anything of it has run. */
class StateTest {
    private static final Set<String> STATE = new TreeSet<>();

    static {
        try {
            System.getProperties().stringPropertyNames().forEach(name -> STATE.add("property " + name));
            System.getenv().keySet().forEach(name -> STATE.add("environment " + name));
            Thread.getAllStackTraces().keySet().forEach(thread -> STATE.add("thread " + thread.getName()));
            ((Map<?, ?>) read("java.lang.ApplicationShutdownHooks", "hooks"))
                    .keySet()
                    .forEach(hook -> STATE.add("hook " + ((Thread) hook).getName().replaceAll("\\d+", "N")));
            STATE.add("time zone " + read("java.util.TimeZone", "defaultTimeZone"));
            STATE.add("MBean server " + read("java.lang.management.ManagementFactory", "platformMBeanServer"));
            STATE.add("driver manager in use: " + read("java.sql.DriverManager", "driversInitialized"));
            STATE.add("drivers " + read("java.sql.DriverManager", "registeredDrivers"));
            services("java.sql.Driver");
            services("org.junit.platform.launcher.TestExecutionListener");
            services("org.junit.platform.launcher.LauncherSessionListener");
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                STATE.add("class path " + new File(entry).getName());
            }
            STATE.add("locales " + Locale.getDefault() + " " + Locale.getDefault(Locale.Category.FORMAT));
            STATE.add("charset " + Charset.defaultCharset());
            STATE.add("streams " + System.out.getClass() + System.err.getClass() + System.in.getClass());
            STATE.add("uncaught " + Thread.getDefaultUncaughtExceptionHandler());
            STATE.add("context class loader " + Thread.currentThread().getContextClassLoader().getClass());
            STATE.add("log manager " + LogManager.getLogManager().getClass());
            STATE.add("log level " + Logger.getLogger("").getLevel());
            Collections.list(LogManager.getLogManager().getLoggerNames()).forEach(name -> STATE.add("logger " + name));
        } catch (Exception e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static Object read(String type, String name) throws Exception {
        Field field = Class.forName(type).getDeclaredField(name);
        field.setAccessible(true);
        return field.get(null);
    }

    private static void services(String service) throws Exception {
        for (URL url : Collections.list(StateTest.class.getClassLoader().getResources("META-INF/services/" + service))) {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(url.openStream()))) {
                lines.lines().forEach(line -> STATE.add(service + " " + line));
            }
        }
    }

    @Test
    void isWrittenDown() throws Exception {
        Files.write(Paths.get(System.getProperty("it.directory"), "state.txt"), STATE);
    }
}
