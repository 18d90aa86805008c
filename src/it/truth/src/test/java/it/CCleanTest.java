package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.FileInputStream;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Uses one of each kind and leaves none. */
class CCleanTest {
    @Test
    void usesAPoolAndLetsItEnd() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        pool.submit(() -> 1).get();
        // Its threads may still be ending when the class does.
        pool.shutdown();
    }

    @Test
    void usesAFileASocketAndAProcess() throws Exception {
        Path file = Files.createTempFile("clean", ".txt");
        try (FileInputStream in = new FileInputStream(file.toFile());
                ServerSocket socket = new ServerSocket(0)) {
            assertEquals(-1, in.read());
        }
        Files.delete(file);
        new ProcessBuilder("true").start().waitFor(10, TimeUnit.SECONDS);
    }

    @Test
    void usesADriverAndTakesItBack() throws Exception {
        Driver driver = new BLeavesTest.LeftDriver();
        DriverManager.registerDriver(driver);
        DriverManager.deregisterDriver(driver);
    }

    @Test
    void usesAClassLoader() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(new URL[0])) {
            Thread thread = new Thread(() -> {}, "clean");
            thread.setContextClassLoader(loader);
            thread.start();
            thread.join();
        }
    }

    @Test
    void putsAPropertyAndTheLocaleBack() {
        System.setProperty("clean", "1");
        System.clearProperty("clean");
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.JAPAN);
        Locale.setDefault(before);
    }
}
